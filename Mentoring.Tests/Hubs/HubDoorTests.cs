using System.Net;
using System.Net.WebSockets;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Desk;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mentoring.Tests.Hubs;

/// <summary>Who is let in at the hub, and who is shown out.</summary>
public sealed class HubDoorTests : HubSuite
{
    private readonly Overheard _logs = new();

    protected override Dictionary<string, string?> Settings => new(base.Settings)
    {
        ["Logging:LogLevel:Default"] = "Debug",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug",
        ["RateLimits:WrongTokensPerMinute"] = "3",
    };

    [Fact]
    public async Task Nobody_comes_in_without_a_token_also_when_they_are_signed_in()
    {
        using var priya = new HttpPerson(App.Address);
        await priya.SignInAsync(Cast.EmailOf(Cast.Priya));

        await AssertRefusedAsync(null);
        await AssertRefusedAsync(null, priya.Cookies);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing()
    {
        var token = await TokenAsync(Cast.Priya);
        await RevokeAsync(token);

        await AssertRefusedAsync(token);
    }

    [Fact]
    public async Task A_token_in_the_address_opens_the_socket_of_the_hub_and_nothing_else()
    {
        var token = await TokenAsync(Cast.Priya);
        await using (var client = await HubClient.ConnectAsync(App.Address, token, inAddress: true))
            Assert.True(Ok(await client.AskAsync("Conversations", 1)));

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = App.Address };
        using var negotiating = await http.PostAsync($"/hubs/messages/negotiate?access_token={token}", null);
        Assert.Equal(HttpStatusCode.Unauthorized, negotiating.StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var page = await http.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        using var negotiated = await http.PostAsync("/hubs/messages/negotiate?negotiateVersion=1", null);
        Assert.Equal(HttpStatusCode.OK, negotiated.StatusCode);
        Assert.NotEmpty(_logs.Lines);
        Assert.DoesNotContain(_logs.Lines, l => l.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_too_many_wrong_tokens_none_of_that_network_is_looked_at()
    {
        var token = await TokenAsync(Cast.Priya);
        await (await HubClient.ConnectAsync(App.Address, token)).DisposeAsync();
        for (var n = 0; n < 3; n++)
            await AssertRefusedAsync(TokenSecret.New());

        await AssertRefusedAsync(token, expected: 429);
    }

    [Fact]
    public async Task Revoking_a_token_closes_what_it_opened_and_nothing_more()
    {
        var (first, second) = (await TokenAsync(Cast.Priya), await TokenAsync(Cast.Priya));
        var (closed, open) = (await ConnectAsync(App, first), await ConnectAsync(App, second));

        await RevokeAsync(first);

        var reason = await closed.CalledAsync("Closed");
        Assert.Contains("token", reason[0].GetString(), StringComparison.Ordinal);
        await closed.Over;
        Assert.True(Ok(await open.AskAsync("Conversations", 1)));
    }

    [Fact]
    public async Task A_suspended_member_is_shown_out_and_not_let_in_again()
    {
        var token = await TokenAsync(Cast.Priya);
        var client = await ConnectAsync(App, token);
        var morgan = new Viewer(Cast.Morgan, "Morgan", false, false, null, true, TimeZoneInfo.Utc, null);

        Assert.True((await App.Services.GetRequiredService<MembershipCommands>().SuspendAsync(morgan, Cast.Priya, default)).Succeeded);

        await client.CalledAsync("Closed");
        await client.Over;
        await AssertRefusedAsync(token);
    }

    [Fact]
    public async Task Twenty_connections_are_the_most_one_member_has()
    {
        var token = await TokenAsync(Cast.Priya);
        for (var n = 0; n < 20; n++)
            await ConnectAsync(App, token);

        await using var more = await HubClient.ConnectAsync(App.Address, token);

        await more.CalledAsync("Closed");
        await more.Over;
    }

    protected override void Also(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(_logs);

    private async Task RevokeAsync(string secret)
    {
        var hash = TokenSecret.Hash(secret)!;
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        var token = await db.AccessTokens.AsNoTracking().SingleAsync(t => t.Hash == hash);
        Assert.True((await Tokens.RevokeAsync(token.MemberId, token.Id, default)).Succeeded);
    }

    private async Task AssertRefusedAsync(string? token, string? cookie = null, int expected = 401)
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(App.Address, token, cookie: cookie));
        Assert.Contains($"'{expected}'", refused.Message, StringComparison.Ordinal);
    }
}
