using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Accounts;

/// <summary>Leaving the programme.</summary>
public sealed class DeletingTests : AccountPages
{
    [Fact]
    public async Task A_wrong_password_changes_nothing()
    {
        await Visitor.SignInAsync("priya@demo.example");
        await Visitor.OpenAsync("/account/delete");
        await Visitor.SendAsync("delete", new() { ["Form.Password"] = "not mine at all" });
        Assert.Contains("This is not your password", Visitor.Text, StringComparison.Ordinal);
        Assert.Null(await DeletedAtAsync());
    }

    [Fact]
    public async Task Deleting_ends_relationships_tells_partners_and_closes_the_account_everywhere()
    {
        var commands = App.Services.GetRequiredService<RelationshipCommands>();
        var pair = await commands.SendAsync(Cast.Priya, Cast.Tomas, Situations.Brief, default);
        await commands.AcceptAsync(Cast.Tomas, pair.Value, default);
        await Visitor.SignInAsync("priya@demo.example");
        using var elsewhere = new Visitor(App.Address);
        await elsewhere.SignInAsync("priya@demo.example");
        await Visitor.OpenAsync("/account/delete");
        Assert.Contains("Your one open request or relationship ends", Visitor.Text, StringComparison.Ordinal);

        await Visitor.SendAsync("delete", new() { ["Form.Password"] = Cast.Password });

        Assert.Contains("Your account is deleted", Visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(await DeletedAtAsync());
        await using var db = await Contexts.CreateDbContextAsync();
        Assert.Equal(RelationshipStatus.Withdrawn, (await db.Relationships.SingleAsync()).Status);
        Assert.True(await db.Notices.AnyAsync(n => n.MemberId == Cast.Tomas && n.Kind == NoticeKind.RelationshipEnded));
        await Visitor.SignInAsync("priya@demo.example");
        Assert.StartsWith("/account/lo", Visitor.Where, StringComparison.Ordinal);
        await elsewhere.OpenAsync("/");
        Assert.DoesNotContain("Good morning, Priya", elsewhere.Text, StringComparison.Ordinal);
        Assert.Contains("has been deleted", elsewhere.Text, StringComparison.Ordinal);
    }

    private IDbContextFactory<MentoringDb> Contexts => App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>();

    private async Task<DateTime?> DeletedAtAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return (await db.Members.SingleAsync(m => m.Id == Cast.Priya)).DeletedAt;
    }
}
