using System.Net;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mentoring.Tests.Relationships;

/// <summary>The page behind a link, over HTTP, as a mail scanner and as a browser without script meet it.</summary>
public sealed partial class LinkPageTests : IAsyncLifetime
{
    private const string Words = "Only for the two of us";

    private readonly Overheard _logs = new();
    private RunningApp _app = null!;
    private Visitor _tomas = null!;
    private RelationshipId _request;

    private RelationshipCommands Commands => _app.Services.GetRequiredService<RelationshipCommands>();

    public async Task InitializeAsync()
    {
        // As loud as the application's own settings make it
        var settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Information", ["RateLimits:AccountPostsPerMinute"] = "12" };
        _app = await RunningApp.StartAsync(Provider.Sqlite, settings: settings, also: s => s.AddSingleton<ILoggerProvider>(_logs));
        _tomas = new Visitor(_app.Address);
        await using var db = await OpenAsync();
        var area = await db.Terms.Where(t => t.Name == "Leadership").Select(t => t.Id).SingleAsync();
        var brief = new Brief(TermSet.Of(area), Words, string.Empty, 6, Cadence.Monthly, MeetingFormats.Online, Words);
        _request = (await Commands.SendAsync(Cast.Priya, Cast.Tomas, brief, default)).Value;
    }

    public async Task DisposeAsync()
    {
        _tomas.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Opening_a_link_shows_who_asks_and_does_nothing()
    {
        foreach (var choice in Enum.GetValues<AnswerChoice>())
        {
            var link = await LinkAsync(choice);
            using var scanner = new HttpPerson(_app.Address);
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Options, HttpMethod.Put })
                using (await scanner.AskAsync(method, link))
                    Assert.Equal(1, (await StoredAsync()).EventCount);
            await _tomas.OpenAsync(link);
            Assert.Contains("Priya Shah", _tomas.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Leadership", _tomas.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("priya@demo.example", _tomas.Page, StringComparison.Ordinal);
            Assert.DoesNotContain(Words, _tomas.Page, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await StoredAsync()).EventCount);
    }

    [Fact]
    public async Task Nobody_else_is_told_of_the_address()
    {
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Accept));
        Assert.Equal("no-referrer", Assert.Single(_tomas.Headers.GetValues("Referrer-Policy")));
        Assert.True(_tomas.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("<script", _tomas.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_works_signed_out_and_a_reload_does_not_repeat_it()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        await _tomas.OpenAsync(link);
        await _tomas.SendAsync("answer", []);
        Assert.Contains("You are now Priya’s mentor", _tomas.Text, StringComparison.Ordinal);
        await _tomas.OpenAsync(_tomas.Where);
        Assert.Contains("You are now Priya’s mentor", _tomas.Text, StringComparison.Ordinal);
        await _tomas.OpenAsync(link);
        AssertTellsNothing();
        Assert.Equal((RelationshipStatus.Active, 2), ((await StoredAsync()).Status, (await StoredAsync()).EventCount));
    }

    [Fact]
    public async Task Declining_asks_for_a_reason_and_keeps_what_was_typed()
    {
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Decline));
        await _tomas.SendAsync("answer", new() { ["Form.Text"] = "Not <b>now</b>", ["Form.Reason"] = "Nonsense" });
        Assert.Contains("Choose a reason", _tomas.Text, StringComparison.Ordinal);
        Assert.Contains("Not &lt;b&gt;now", _tomas.Page, StringComparison.Ordinal);
        await _tomas.SendAsync("answer", new() { ["Form.Text"] = "Not now", ["Form.Reason"] = nameof(DeclineReason.NoTimeNow), ["Form.Unavailable"] = "true" });
        Assert.Contains("You declined Priya’s request", _tomas.Text, StringComparison.Ordinal);
        await using var db = await OpenAsync();
        Assert.Equal(AvailabilityStatus.Unavailable, (await db.Members.AsNoTracking().SingleAsync(m => m.Id == Cast.Tomas)).Mentor!.Availability.Status);
    }

    [Fact]
    public async Task Asking_leaves_the_other_answers_open()
    {
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.AskForMore));
        await _tomas.SendAsync("answer", new() { ["Form.Text"] = " " });
        Assert.Contains("Write what you would like to know", _tomas.Text, StringComparison.Ordinal);
        await _tomas.SendAsync("answer", new() { ["Form.Text"] = "Which exams?" });
        Assert.Contains("You asked Priya for more information", _tomas.Text, StringComparison.Ordinal);
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Accept));
        await _tomas.SendAsync("answer", []);
        Assert.Equal(RelationshipStatus.Active, (await StoredAsync()).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        using var stranger = new HttpPerson(_app.Address);
        using var answer = await stranger.AskAsync(HttpMethod.Post, await LinkAsync(AnswerChoice.Accept));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, (await StoredAsync()).EventCount);
    }

    [Fact]
    public async Task A_form_that_was_open_while_the_membership_ended_says_so()
    {
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Accept));
        await using (var db = await OpenAsync())
        {
            var member = await db.Members.SingleAsync(m => m.Id == Cast.Tomas);
            member.SetMembership(member.Membership with { SubscriptionPaid = false }, null, member.ChangedAt);
            await db.SaveChangesAsync();
        }

        await _tomas.SendAsync("answer", []);
        Assert.Contains("Your subscription has not been paid", _tomas.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await StoredAsync()).EventCount);
    }

    [Fact]
    public async Task Whoever_else_is_signed_in_has_to_sign_out_first()
    {
        await _tomas.SignInAsync(Cast.EmailOf(Cast.George));
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Accept));
        Assert.Contains("This link was sent to somebody else", _tomas.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Priya", _tomas.Text, StringComparison.Ordinal);
        await _tomas.SendAsync("answer", []);
        Assert.Equal(1, (await StoredAsync()).EventCount);
    }

    [Fact]
    public async Task A_link_that_is_not_whole_says_so_and_no_link_is_ever_written_to_the_log()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        string[] broken = [link[..^5], "/answer/", "/answer", link + "x"];
        foreach (var path in broken)
        {
            await _tomas.OpenAsync(path);
            Assert.Contains("This link does not work", _tomas.Text, StringComparison.Ordinal);
            await _tomas.SendAsync("answer", []);
            Assert.NotEqual(HttpStatusCode.InternalServerError, _tomas.Status);
        }

        await _tomas.OpenAsync(link);
        await _tomas.SendAsync("answer", []);
        await _tomas.SendAsync("unknown", [], link);
        Assert.DoesNotContain(_logs.Lines, l => l.Contains(link.Token()[..40], StringComparison.Ordinal));
        Assert.NotEmpty(_logs.Lines);
    }

    private Task<string> LinkAsync(AnswerChoice choice) => _app.Services.LinkAsync(_request, choice);

    private Task<MentoringDb> OpenAsync() => _app.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();

    private async Task<Relationship> StoredAsync()
    {
        await using var db = await OpenAsync();
        return await db.Relationships.AsNoTracking().SingleAsync(r => r.Id == _request);
    }
}
