using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Relationships;

public sealed class RequestPageTests() : RelationshipSuite(Provider.Sqlite)
{
    [Fact]
    public async Task What_the_profile_says_is_there_already_and_can_be_sent_as_it_is()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.Tomas);
        Assert.Equal((await World.MemberAsync(Cast.Priya)).Mentee!.Wish.Aim, page.Said("#aim"));
        await page.Find("form").SubmitAsync();
        var sent = await World.ReadAsync(db => db.Relationships.SingleAsync());
        page.WaitForAssertion(() => Assert.EndsWith($"/relationships/{sent.Id.Value}", screen.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_stands_at_its_field_and_everything_typed_stays()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.Tomas);
        await page.Find("#aim").InputAsync(new() { Value = " " });
        await page.Find("#why").InputAsync(new() { Value = "You changed sector too" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Say what you hope to achieve", page.Find("#aim-fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find("#aim").GetAttribute("aria-invalid"));
        Assert.Equal("You changed sector too", page.Said("#why"));
        Assert.False(await World.ReadAsync(db => db.Relationships.AnyAsync()));
    }

    [Fact]
    public async Task The_checklist_follows_what_is_typed()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.Tomas);
        Assert.Contains("Why Tomas, and not just anybody: not yet", Advice(page));
        await page.Find("#why").InputAsync(new() { Value = "You led the change of auditors that I am about to go through." });
        page.WaitForAssertion(() => Assert.Contains("Why Tomas, and not just anybody: done", Advice(page)));
    }

    [Fact]
    public async Task Two_clicks_send_one_request()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.Tomas);
        var form = page.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        Assert.Equal(1, await World.ReadAsync(db => db.Relationships.CountAsync()));
        Assert.Empty(page.Alerts());
    }

    [Fact]
    public async Task What_was_written_stays_when_the_database_is_away_for_a_moment()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.Tomas);
        await page.Find("#message").InputAsync(new() { Value = "Hello Tomas" });
        await World.ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Relationships RENAME TO Away"));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("That did not work just now", page.Alerts(), StringComparison.Ordinal));
        Assert.Equal("Hello Tomas", page.Said("#message"));

        await World.ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO Relationships"));
        await page.Find("form").SubmitAsync();
        Assert.Equal("Hello Tomas", (await World.ReadAsync(db => db.Relationships.SingleAsync())).Brief.Message);
    }

    [Fact]
    public async Task Who_cannot_be_asked_is_said_before_anything_is_typed()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.George);
        Assert.Empty(page.FindAll("form"));
        Assert.Contains("is away until", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mentor_who_becomes_unavailable_while_one_types_is_told_on_sending_and_nothing_is_lost()
    {
        await using var screen = await PriyaAsync();
        var page = screen.Ask(Cast.Tomas);
        await page.Find("#message").InputAsync(new() { Value = "Hello Tomas" });
        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Unavailable, World.Now));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("is not taking requests", page.Alerts(), StringComparison.Ordinal));
        Assert.Equal("Hello Tomas", page.Said("#message"));
    }

    [Fact]
    public async Task A_mentor_uses_the_same_page_to_offer()
    {
        await using var screen = new Screen(World, await World.MemberAsync(Cast.Tomas), ProgrammeRole.Mentor);
        var page = screen.Ask(Cast.Priya);
        Assert.Contains("Offer to mentor Priya", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("Send offer", page.Buttons());
        await page.Find("form").SubmitAsync();
        Assert.Equal(Cast.Tomas, (await World.ReadAsync(db => db.Relationships.SingleAsync())).SenderId);
    }

    private static IEnumerable<string> Advice(IRenderedComponent<Web.Features.Relationships.RequestPage> page) =>
        page.FindAll("aside li").Select(l => l.TextContent.Trim());

    private async Task<Screen> PriyaAsync() => new(World, await World.MemberAsync(Cast.Priya), ProgrammeRole.Mentee);
}
