using System.Net;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Notifications;

/// <summary>The link at the foot of a mail, followed by a person, by a mail program, and by somebody who made it up.</summary>
public sealed class UnsubscribeTests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Visitor _visitor = null!;

    private string Address => "/unsubscribe/" + _app.Services.GetRequiredService<UnsubscribeLinks>().Token(new UnsubscribeLink(Cast.Tomas, NoticeCategory.Silence));

    public async Task InitializeAsync()
    {
        _app = await RunningApp.StartAsync(Provider.Sqlite);
        _visitor = new Visitor(_app.Address);
    }

    public async Task DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Looking_changes_nothing_and_one_click_stops_the_mails()
    {
        await _visitor.OpenAsync(Address);
        Assert.Contains("When it has gone quiet", _visitor.Text, StringComparison.Ordinal);
        Assert.Equal(MailChoice.AtOnce, await ChosenAsync());

        await _visitor.SendAsync(null, []);
        Assert.Contains("These mails have stopped", _visitor.Text, StringComparison.Ordinal);
        Assert.Equal(MailChoice.Off, await ChosenAsync());

        await _visitor.SendAsync(null, []);
        Assert.Equal((HttpStatusCode.OK, MailChoice.Off), (_visitor.Status, await ChosenAsync()));
        Assert.Contains("href=\"/account/notifications\"", _visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_program_needs_one_request_and_is_not_sent_elsewhere()
    {
        using var program = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _app.Address };
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

        using var answer = await program.PostAsync(new Uri(Address, UriKind.Relative), form);

        Assert.Equal((HttpStatusCode.OK, MailChoice.Off), (answer.StatusCode, await ChosenAsync()));
    }

    [Fact]
    public async Task A_mail_provider_may_post_for_many_of_its_users_and_one_link_only_so_often()
    {
        using var program = new HttpClient { BaseAddress = _app.Address };
        var links = Enumerable.Range(0, AccountLimits.PostsPerMinute + 5).Select(_ => Address).ToList();
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(program, link));

        for (var time = 1; time < AccountLimits.PostsPerLinkAndMinute; time++)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(program, links[0]));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(program, links[0]));
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("last")]
    [InlineData("cut")]
    public async Task A_link_that_is_not_ours_says_so_and_does_nothing(string how)
    {
        var whole = Address;
        var bad = how switch { "forged" => "/unsubscribe/CfDJ8forged", "last" => whole[..^1] + (whole[^1] == 'A' ? 'B' : 'A'), _ => whole[..^12] };
        await _visitor.OpenAsync(bad);
        await _visitor.SendAsync(null, []);

        Assert.Contains("This link does not work", _visitor.Text, StringComparison.Ordinal);
        Assert.Equal(MailChoice.AtOnce, await ChosenAsync());
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient program, string address)
    {
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await program.PostAsync(new Uri(address, UriKind.Relative), form);
        return answer.StatusCode;
    }

    private async Task<MailChoice> ChosenAsync() => (await _app.Services.GetRequiredService<PreferenceQueries>().OfAsync(Cast.Tomas, default)).Silence;
}
