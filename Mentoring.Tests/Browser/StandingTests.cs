using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Mentoring.Tests.Browser;

/// <summary>A page stands while the database cannot be written to, and so does everything written on it.</summary>
public sealed class StandingTests() : BrowserSuite(Provider.Sqlite)
{
    [Fact]
    public Task A_profile_that_could_not_be_saved_keeps_its_words_and_is_saved_the_next_time() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, "/account/profile");
        var about = priya.Page.Locator("#about-you");
        var save = about.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await priya.Field("Headline").FillAsync("Actuary who reads contracts");

        await AskAsync(story, "CREATE TRIGGER away BEFORE UPDATE ON Members BEGIN SELECT RAISE(ABORT, 'away'); END");
        await save.ClickAsync();
        await Expect(priya.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That did not work just now. Try again in a moment.");
        await Axe.AssertCleanAsync(priya);
        await Expect(priya.Field("Headline")).ToHaveValueAsync("Actuary who reads contracts");
        await Expect(about.GetByRole(AriaRole.Status)).ToBeEmptyAsync();

        await AskAsync(story, "DROP TRIGGER away");
        await save.ClickAsync();
        await Expect(about.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved");
        await Expect(priya.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await priya.OpenAsync("/account/profile");
        await Expect(priya.Field("Headline")).ToHaveValueAsync("Actuary who reads contracts");
    });

    private static async Task AskAsync(Story story, string sql)
    {
        await using var db = await story.App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
