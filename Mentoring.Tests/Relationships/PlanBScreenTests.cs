using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Relationships;

public sealed class PlanBScreenTests() : RelationshipSuite(Provider.Sqlite)
{
    [Fact]
    public async Task A_declined_request_shows_whom_to_ask_instead()
    {
        await AmaraLeadsAsync();
        await using var screen = await PriyaAsync();

        var page = screen.Open(await DeclinedAsync());

        var link = page.WaitForElement("a[aria-label='Request mentoring, Amara Okafor']");
        Assert.Contains($"/members/{Cast.Amara.Value}/request?from=", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Offers Leadership", page.Markup, StringComparison.Ordinal);
        Assert.StartsWith("/find?areas=Leadership", page.FindAll("a").Single(a => a.TextContent == "See the whole search").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_fits_it_says_so()
    {
        await using var screen = await PriyaAsync();

        var page = screen.Open(await DeclinedAsync());

        Assert.Contains("Nobody else who offers this is open for requests", page.WaitForElement("[aria-labelledby=plan-b]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_declined_is_not_told_whom_else_to_ask()
    {
        var id = await DeclinedAsync();
        await using var screen = new Screen(World, await World.MemberAsync(Cast.Tomas), ProgrammeRole.Mentor);

        Assert.Empty(screen.Open(id).FindAll("[aria-labelledby=plan-b]"));
    }

    [Fact]
    public async Task The_draft_has_to_be_made_personal_before_it_goes()
    {
        await AmaraLeadsAsync();
        var id = await DeclinedAsync();
        await using var screen = await PriyaAsync();
        var page = screen.AskAgain(Cast.Amara, id);
        Assert.Equal(Brief.Aim, page.Said("#aim"));
        Assert.Equal(string.Empty, page.Said("#why"));
        Assert.Contains("You both care about", page.Find("#why-hint").TextContent, StringComparison.Ordinal);
        Assert.Equal("Your earlier message names Tomas.", page.Find("#message-hint").TextContent);

        await page.Find("form").SubmitAsync();
        Assert.Contains("in your own words why Amara", page.Find("#why-fault").TextContent, StringComparison.Ordinal);

        await page.Find("#message").InputAsync(new() { Value = "Hello Amara" });
        Assert.Empty(page.FindAll("#message-hint"));
        await page.Find("#why").InputAsync(new() { Value = "You led a team through a change of auditors." });
        await page.Find("form").SubmitAsync();
        var sent = await World.ReadAsync(db => db.Relationships.SingleAsync(r => r.MentorId == Cast.Amara));
        Assert.Equal(RelationshipStatus.Requested, sent.Status);
        Assert.Equal(("Hello Amara", Brief.Aim), (sent.Brief.Message, sent.Brief.Aim));
    }

    private async Task<Screen> PriyaAsync() => new(World, await World.MemberAsync(Cast.Priya), ProgrammeRole.Mentee);

    private async Task<RelationshipId> DeclinedAsync()
    {
        var id = await SentAsync(Cast.Priya, Cast.Tomas);
        Assert.True((await Commands.DeclineAsync(Cast.Tomas, id, NoTime, false, default)).Succeeded);
        return id;
    }

    private async Task AmaraLeadsAsync()
    {
        await ChangeAsync(Cast.Amara, m => m.Offer(m.Mentor!.Offer with { Areas = Brief.Areas }, World.Now));
        await World.Get<MatchIndexKeeper>().RefreshAsync(default);
    }
}
