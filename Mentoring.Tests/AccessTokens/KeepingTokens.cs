using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.AccessTokens;

public abstract class KeepingTokens(Provider provider) : ProviderSuite(provider)
{
    private AccessTokenCommands Commands => World.Get<AccessTokenCommands>();

    private AccessTokenDoor Door => World.Get<AccessTokenDoor>();

    [Fact]
    public async Task A_token_opens_the_door_as_its_owner_and_its_secret_is_nowhere_in_the_database()
    {
        var secret = await IssueAsync(Cast.Priya, " Laptop  at work ");

        Assert.StartsWith("mtk_", secret, StringComparison.Ordinal);
        Assert.Equal(Cast.Priya, (await Door.EnterAsync(secret, default))!.Member);
        var stored = await World.ReadAsync(db => db.AccessTokens.AsNoTracking().SingleAsync());
        Assert.Equal(("Laptop at work", World.Now, 32), (stored.Name, stored.CreatedAt, stored.Hash.Length));
        Assert.NotEqual(Encoding.UTF8.GetBytes(secret), stored.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mtk_")]
    [InlineData("mtk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("xyz_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_was_never_made_opens_nothing(string secret)
    {
        await IssueAsync(Cast.Priya, "Laptop");

        Assert.Null(await Door.EnterAsync(secret, default));
    }

    [Fact]
    public async Task The_day_of_its_last_use_is_written_once_a_day()
    {
        var secret = await IssueAsync(Cast.Priya, "Laptop");
        Assert.Null(Assert.Single(await ListAsync(Cast.Priya)).LastUsedOn);

        await Door.EnterAsync(secret, default);
        Assert.Equal(World.Today, Assert.Single(await ListAsync(Cast.Priya)).LastUsedOn);
        World.Time.Advance(TimeSpan.FromDays(1));
        await Door.EnterAsync(secret, default);
        Assert.Equal(World.Today, Assert.Single(await ListAsync(Cast.Priya)).LastUsedOn);
    }

    [Fact]
    public async Task Only_its_owner_can_revoke_it_and_then_it_opens_nothing()
    {
        var secret = await IssueAsync(Cast.Priya, "Laptop");
        var token = (await Door.EnterAsync(secret, default))!.Token;

        Assert.IsType<NotFound>((await Commands.RevokeAsync(Cast.Tomas, token, default)).Problem);
        Assert.True(await Door.IsOpenAsync(token, default));
        Assert.Empty(await ListAsync(Cast.Tomas));

        Assert.True((await Commands.RevokeAsync(Cast.Priya, token, default)).Succeeded);
        Assert.False(await Door.IsOpenAsync(token, default));
        Assert.Null(await Door.EnterAsync(secret, default));
        Assert.IsType<NotFound>((await Commands.RevokeAsync(Cast.Priya, token, default)).Problem);
    }

    [Fact]
    public async Task A_suspended_member_is_kept_out_and_let_in_again()
    {
        var secret = await IssueAsync(Cast.Priya, "Laptop");

        await MembershipAsync(MembershipStatus.Suspended);
        Assert.Null(await Door.EnterAsync(secret, default));
        await MembershipAsync(MembershipStatus.Active);
        Assert.NotNull(await Door.EnterAsync(secret, default));
    }

    [Fact]
    public async Task A_closed_account_is_kept_out()
    {
        var secret = await IssueAsync(Cast.Priya, "Laptop");
        var token = (await Door.EnterAsync(secret, default))!.Token;

        await World.SaveAsync(async db => (await db.Users.SingleAsync(u => u.Email == Cast.EmailOf(Cast.Priya))).LockoutEnd = DateTimeOffset.MaxValue);

        Assert.False(await Door.IsOpenAsync(token, default));
        Assert.Null(await Door.EnterAsync(secret, default));
    }

    [Fact]
    public async Task A_deleted_member_is_kept_out_and_makes_no_more()
    {
        var secret = await IssueAsync(Cast.Priya, "Laptop");

        await World.SaveAsync(async db => (await db.Members.SingleAsync(m => m.Id == Cast.Priya)).Delete(World.Now));

        Assert.Null(await Door.EnterAsync(secret, default));
        Assert.IsType<NotFound>((await Commands.IssueAsync(Cast.Priya, "Another", default)).Problem);
    }

    [Fact]
    public async Task Twenty_is_the_most_one_person_has_also_when_they_ask_for_many_at_once()
    {
        for (var n = 1; n < AccessTokenCommands.Most; n++)
            await IssueAsync(Cast.Priya, $"Device {n}");

        var more = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => Commands.IssueAsync(Cast.Priya, $"More {n}", default)));

        Assert.Single(more, r => r.Succeeded);
        Assert.All(more.Where(r => !r.Succeeded), r => Assert.IsType<TooManyTokens>(r.Problem));
        Assert.True((await Commands.IssueAsync(Cast.Tomas, "Phone", default)).Succeeded);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_token_has_a_name_of_a_line(string name) =>
        Assert.Equal("Name", Assert.IsType<InvalidField>((await Commands.IssueAsync(Cast.Priya, name, default)).Problem).Field);

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<AccessTokenDoor>().AddAccessTokenPages();

    private async Task<string> IssueAsync(MemberId member, string name) => (await Commands.IssueAsync(member, name, default)).Value;

    private Task<IReadOnlyList<AccessTokenRow>> ListAsync(MemberId member) => World.Get<AccessTokenQueries>().ListAsync(member, default);

    private Task MembershipAsync(MembershipStatus status) => World.SaveAsync(async db =>
    {
        var priya = await db.Members.SingleAsync(m => m.Id == Cast.Priya);
        priya.SetMembership(priya.Membership with { Status = status }, null, World.Now);
    });
}

public sealed class SqliteKeepingTokensTests() : KeepingTokens(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresKeepingTokensTests() : KeepingTokens(Provider.Postgres);
