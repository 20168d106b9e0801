using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class FindPages(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_mentor_who_becomes_unavailable_moves_on_open_screens() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, "/find?areas=Leadership");
        await Assertions.Expect(priya.Page.Locator($"a[href='/members/{Cast.Tomas.Value}/request']")).ToBeVisibleAsync();

        await using (var db = await story.App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync())
        {
            var tomas = await db.Members.SingleAsync(m => m.Id == Cast.Tomas);
            Assert.True(tomas.SetAvailability(Availability.Unavailable, DateTime.SpecifyKind(tomas.ChangedAt.AddDays(40), DateTimeKind.Utc)).Succeeded);
            await db.SaveChangesAsync();
        }

        story.App.Services.GetRequiredService<LiveTopics>().Announce(Topic.Members);
        await priya.SeesAsync("Not taking questions or requests at the moment");
        await Assertions.Expect(priya.Page.Locator($"a[href='/members/{Cast.Tomas.Value}/request']")).ToBeHiddenAsync();
    });

    private protected static Task<double> TopAsync(Person person) => person.Page.EvaluateAsync<double>("scrollY");

    private protected static async Task SaveMentorsAsync(Story story, int count)
    {
        await using var db = await story.App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync());
        var areas = TermSet.Of(taxonomy.Find(TermKind.Area, "Leadership")!.Value);
        for (var i = 1; i <= count; i++)
        {
            var mentor = Cast.Extra($"Mentor{i}", "Example", $"mentor{i}@example.org");
            Assert.True(mentor.Offer(new MentorOffer(areas, TermSet.Empty, string.Empty, null, null), mentor.CreatedAt).Succeeded);
            db.Add(mentor);
        }

        await db.SaveChangesAsync();
        story.App.Services.GetRequiredService<LiveTopics>().Announce(Topic.Members);
    }
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteFindPagesTests() : FindPages(Provider.Sqlite)
{
    [Fact]
    public Task A_mentee_finds_a_mentor_and_comes_back_to_the_same_place() => TellAsync(async story =>
    {
        await SaveMentorsAsync(story, 30);
        var priya = await story.SignInAsync(Cast.Priya, "/find?areas=Leadership&areas=Career+planning");
        await priya.SeesAsync("31 open for requests");
        await Axe.AssertCleanAsync(priya);

        var seventeenth = priya.Page.GetByRole(AriaRole.Article).Nth(16).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link);
        await seventeenth.ScrollIntoViewIfNeededAsync();
        var (left, name) = (await TopAsync(priya), await seventeenth.InnerTextAsync());
        Assert.True(left > 500);
        await seventeenth.ClickAsync();
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(priya);

        await priya.Link("Back to the search").ClickAsync();
        await Assertions.Expect(seventeenth).ToBeInViewportAsync();
        Assert.InRange(await TopAsync(priya), left - 50, left + 50);
        Assert.EndsWith("/find?areas=Leadership&areas=Career+planning", priya.Page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public Task Criteria_are_kept_in_the_address_through_Back_and_reload() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, "/find?areas=Leadership");
        await priya.Field("Exact match").CheckAsync();
        await priya.IsAtAsync("exact=yes");
        await priya.Field("Words to find").PressSequentiallyAsync("audit lead");
        await priya.IsAtAsync("text=audit+lead");
        await Assertions.Expect(priya.Field("Words to find")).ToHaveValueAsync("audit lead");

        await priya.Page.ReloadAsync();
        await priya.WaitInteractiveAsync();
        await Assertions.Expect(priya.Field("Exact match")).ToBeCheckedAsync();
        await Assertions.Expect(priya.Field("Words to find")).ToHaveValueAsync("audit lead");

        await priya.Page.GoBackAsync();
        await Assertions.Expect(priya.Field("Exact match")).Not.ToBeCheckedAsync();
        await Assertions.Expect(priya.Field("Words to find")).ToHaveValueAsync(string.Empty);
    });

    [Fact]
    public Task On_a_phone_the_criteria_are_one_line_that_opens_a_sheet() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya);
        await priya.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await priya.OpenAsync("/find?areas=Leadership&skills=Audit");
        await Assertions.Expect(priya.Field("Exact match")).ToBeHiddenAsync();

        await priya.Button("2 criteria").ClickAsync();
        await priya.Field("Exact match").CheckAsync();
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Show 1 open for requests" }).ClickAsync();

        await Assertions.Expect(priya.Field("Exact match")).ToBeHiddenAsync();
        await Assertions.Expect(priya.Page.Locator("article", new() { HasText = "Tomas" })).ToBeVisibleAsync();
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFindPagesTests() : FindPages(Provider.Postgres);
