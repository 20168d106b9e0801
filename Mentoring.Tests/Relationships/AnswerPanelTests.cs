using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Relationships;

public sealed class AnswerPanelTests() : RelationshipSuite(Provider.Sqlite)
{
    [Fact]
    public async Task Only_who_was_asked_is_offered_an_answer()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        await using var priya = await ScreenAsync(Cast.Priya, ProgrammeRole.Mentee);
        Assert.Equal(["Accept", "Decline", "Ask for more information"], tomas.Open(id).Buttons());
        Assert.DoesNotContain("Accept", priya.Open(id).Buttons());
    }

    [Fact]
    public async Task Accepting_shows_both_of_them_without_a_reload_that_they_work_together()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        await using var priya = await ScreenAsync(Cast.Priya, ProgrammeRole.Mentee);
        var (his, hers) = (tomas.Open(id), priya.Open(id));
        Assert.DoesNotContain("tomas@demo.example", hers.Markup, StringComparison.Ordinal);

        await his.Button("Accept").ClickAsync(new());

        his.WaitForAssertion(() => Assert.Contains("First conversation", his.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        hers.WaitForAssertion(() => Assert.Contains("tomas@demo.example", hers.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Declining_needs_a_reason_and_the_form_stays_open_until_there_is_one()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        var page = tomas.Open(id);
        await page.Button("Decline").ClickAsync(new());
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Choose a reason", page.Alerts(), StringComparison.Ordinal));
        Assert.Equal(RelationshipStatus.Requested, await StatusAsync(id));

        await page.FindAll("form input[type=radio]")[0].ChangeAsync(new() { Value = "on" });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("You declined this.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(DeclineReason.NoTimeNow, (await StoredAsync(id)).Events[^1].Reason);
    }

    [Fact]
    public async Task Words_without_a_chip_are_a_reason_of_their_own()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        var page = tomas.Open(id);
        await page.Button("Decline").ClickAsync(new());
        await page.Find("#decline-reason").InputAsync(new() { Value = "I am about to retire" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("You declined this.", page.Markup, StringComparison.Ordinal));
        var fact = (await StoredAsync(id)).Events[^1];
        Assert.Equal((DeclineReason.Other, "I am about to retire"), (fact.Reason, fact.Text));
    }

    [Fact]
    public async Task A_colleague_is_found_by_name_and_suggested_and_one_can_become_unavailable_too()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        var page = tomas.Open(id);
        await page.Button("Decline").ClickAsync(new());
        var typed = page.Find("#colleague").InputAsync(new() { Value = "amar" });
        World.Time.Advance(TimeSpan.FromSeconds(1));
        await typed;
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("button.found")));
        await page.Find("button.found").ClickAsync(new());
        await page.FindAll("form input[type=radio]")[3].ChangeAsync(new() { Value = "on" });
        await page.Find("form input[type=checkbox]").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("You declined this.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Cast.Amara, (await StoredAsync(id)).Events[^1].FirstSuggestedId);
        Assert.Equal(AvailabilityStatus.Unavailable, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability.Status);
    }

    [Fact]
    public async Task A_question_that_is_refused_keeps_what_was_typed()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        var page = tomas.Open(id);
        await page.Button("Ask for more information").ClickAsync(new());
        var words = new string('x', Relationship.TextLength + 1);
        await page.Find("#question").InputAsync(new() { Value = words });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Keep this to 1,000 characters", page.Alerts(), StringComparison.Ordinal));
        Assert.Equal(words, page.Said("#question"));
    }

    [Fact]
    public async Task An_answer_after_the_request_was_taken_back_says_what_happened()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        await using var tomas = await ScreenAsync(Cast.Tomas, ProgrammeRole.Mentor);
        var page = tomas.Open(id);
        await page.Button("Ask for more information").ClickAsync(new());
        await page.Find("#question").InputAsync(new() { Value = "Which exams?" });
        await World.SaveAsync(async db => (await db.FindAsync<Relationship>(id))!.Withdraw(Cast.Priya, string.Empty, World.Now));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("was withdrawn", page.Alerts(), StringComparison.Ordinal));
    }

    private async Task<Screen> ScreenAsync(MemberId id, ProgrammeRole acting) => new(World, await World.MemberAsync(id), acting);
}
