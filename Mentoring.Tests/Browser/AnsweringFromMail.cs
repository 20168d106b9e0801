using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class AnsweringFromMail(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task Tomas_accepts_from_the_link_while_Priya_watches() => TellAsync(async story =>
    {
        var services = story.App.Services;
        var id = await AskAsync(services, Cast.Tomas);
        var priya = await story.SignInAsync(Cast.Priya, $"/relationships/{id.Value}");
        await priya.SeesAsync("Waiting for Tomas, day 1 of 21");

        var tomas = await story.VisitorAsync("tomas");
        foreach (var choice in new[] { AnswerChoice.Decline, AnswerChoice.AskForMore, AnswerChoice.Accept })
        {
            await tomas.OpenPlainAsync(await services.LinkAsync(id, choice));
            await Axe.AssertCleanAsync(tomas);
        }

        await priya.SeesAsync("Waiting for Tomas, day 1 of 21");
        await tomas.Button("Accept").ClickAsync();
        await tomas.SeesAsync("You are now Priya’s mentor");
        await Axe.AssertCleanAsync(tomas);
        await priya.SeesAsync("tomas@demo.example");

        await tomas.Link("Go to your first conversation").ClickAsync();
        await tomas.FillSignInAsync(Cast.EmailOf(Cast.Tomas));
        await tomas.WaitInteractiveAsync();
        await tomas.SeesAsync("priya@demo.example");
    });

    private protected static async Task<RelationshipId> AskAsync(IServiceProvider services, MemberId mentor)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        var area = await db.Terms.Where(t => t.Name == "Leadership").Select(t => t.Id).SingleAsync();
        var brief = new Brief(TermSet.Of(area), "Become an audit manager", string.Empty, 6, Cadence.Monthly, MeetingFormats.Online, string.Empty);
        return (await services.GetRequiredService<RelationshipCommands>().SendAsync(Cast.Priya, mentor, brief, default)).Value;
    }
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteAnsweringFromMailTests() : AnsweringFromMail(Provider.Sqlite)
{
    [Fact]
    public Task A_mentor_thinks_better_of_it_and_declines_with_the_keyboard_alone() => TellAsync(async story =>
    {
        var id = await AskAsync(story.App.Services, Cast.Tomas);
        var tomas = await story.VisitorAsync("tomas");
        await tomas.OpenPlainAsync(await story.App.Services.LinkAsync(id, AnswerChoice.Accept));
        await tomas.Link("Decline instead").FocusAsync();
        await tomas.Page.Keyboard.PressAsync("Enter");
        await tomas.SeesAsync("Decline this request?");
        await tomas.Page.GetByRole(AriaRole.Radio, new() { Name = "No time now" }).FocusAsync();
        await tomas.Page.Keyboard.PressAsync("Space");
        await tomas.Page.Keyboard.PressAsync("Tab");
        await tomas.Page.Keyboard.TypeAsync("After the audit season, gladly.");
        await tomas.Page.Keyboard.PressAsync("Tab");
        await tomas.Page.Keyboard.PressAsync("Tab");
        await tomas.Page.Keyboard.PressAsync("Enter");
        await tomas.SeesAsync("You declined Priya’s request");
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresAnsweringFromMailTests() : AnsweringFromMail(Provider.Postgres);
