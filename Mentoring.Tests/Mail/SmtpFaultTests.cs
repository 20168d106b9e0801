using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;

namespace Mentoring.Tests.Mail;

/// <summary>What goes wrong between us and a real mail server: nothing is lost, and little is sent twice.</summary>
[Trait(Categories.Name, Categories.Smtp)]
public sealed class SmtpFaultTests : IAsyncLifetime
{
    private readonly string _mails = Directory.CreateTempSubdirectory("mentoring-mail-").FullName;
    private SmtpServer? _server;
    private World? _world;

    private World World => _world!;

    private SmtpServer Server => _server!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_mails, recursive: true);
    }

    [Theory]
    [InlineData(SmtpActs.Refuse, "550 5.1.1")]
    [InlineData(SmtpActs.RefuseContent, "554 5.7.1")]
    public async Task A_mail_that_is_refused_for_good_is_parked_and_the_others_go(string act, string answer)
    {
        await BeginAsync(new() { Tries = new() { ["bad@example.org"] = [act] } });
        await World.PostAsync("one@example.org", "bad@example.org", "two@example.org");

        Assert.Equal(2, await World.DrainAsync());

        Assert.Equal(["one@example.org", "two@example.org"], Server.Receivers);
        var bad = await World.MailToAsync("bad@example.org");
        Assert.Equal((MailState.Parked, 1), (bad.State, bad.Attempts));
        Assert.Contains(answer, bad.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("between us", bad.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_to_come_back_with_later_is_sent_later_and_the_others_at_once()
    {
        await BeginAsync(new() { Tries = new() { ["grey@example.org"] = [SmtpActs.Later, SmtpActs.Later] } });
        await World.PostAsync("grey@example.org", "one@example.org");

        Assert.Equal(1, await World.DrainAsync());
        Assert.Equal((MailState.Waiting, 1), ((await World.MailToAsync("grey@example.org")).State, (await World.MailToAsync("grey@example.org")).Attempts));
        await World.DrainInTimeAsync();

        Assert.Equal(["one@example.org", "grey@example.org"], Server.Receivers);
    }

    [Fact]
    public async Task A_mail_that_is_always_put_off_is_parked_in_the_end()
    {
        await BeginAsync(new() { Tries = new() { ["grey@example.org"] = [SmtpActs.Always(SmtpActs.Later)] } });
        await World.PostAsync("grey@example.org");

        await World.DrainInTimeAsync();

        Assert.Equal((MailState.Parked, new MailSettings().MostAttempts), ((await World.MailToAsync("grey@example.org")).State, (await World.MailToAsync("grey@example.org")).Attempts));
        Assert.Empty(Server.Taken);
    }

    [Theory]
    [InlineData(SmtpActs.HangUp, 1)]
    [InlineData(SmtpActs.TakeAndHangUp, 2)]
    [InlineData(SmtpActs.AnswerAndHangUp, 1)]
    public async Task A_server_that_hangs_up_costs_nothing_but_a_known_double(string act, int copies)
    {
        await BeginAsync(new() { Tries = new() { ["hit@example.org"] = [act] } });
        await World.PostAsync("one@example.org", "hit@example.org", "two@example.org", "three@example.org");

        await World.DrainInTimeAsync();

        Assert.All(await World.OutboxAsync(), m => Assert.Equal(MailState.Sent, m.State));
        var byReceiver = Server.Taken.ToLookup(m => m.GetProperty("to")[0].GetString()!, m => m.GetProperty("id").GetString()!);
        Assert.Equal(copies, byReceiver["hit@example.org"].Count());
        Assert.Single(byReceiver["hit@example.org"].Distinct());
        Assert.All(new[] { "one@example.org", "two@example.org", "three@example.org" }, to => Assert.Single(byReceiver[to]));
    }

    [Fact]
    public async Task A_mail_after_which_the_server_hung_up_does_not_hold_up_the_next()
    {
        await BeginAsync(new() { Tries = new() { ["*"] = [.. Enumerable.Repeat(SmtpActs.AnswerAndHangUp, 5)] } });
        await World.PostAsync(Enumerable.Range(0, 6).Select(i => $"r{i}@example.org"));

        Assert.Equal(6, await World.DrainAsync());

        Assert.Equal(6, Server.Taken.Count);
        Assert.All(await World.OutboxAsync(), m => Assert.Equal(0, m.Attempts));
    }

    [Fact]
    public async Task A_server_that_is_too_slow_lets_the_batch_wait()
    {
        await BeginAsync(new() { Tries = new() { ["slow@example.org"] = [SmtpActs.Slow] } }, timeout: 1);
        await World.PostAsync("slow@example.org", "one@example.org", "two@example.org");

        Assert.Equal(0, await World.DrainAsync());
        Assert.Equal([1, 0, 0], (await World.OutboxAsync()).Select(m => m.Attempts));
        Assert.All(await World.OutboxAsync(), m => Assert.True(m is { State: MailState.Waiting, Claim: null } && m.DueAt > World.Now));
        await World.DrainInTimeAsync();

        Assert.Equal(["one@example.org", "slow@example.org", "two@example.org"], Server.Receivers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_the_server_is_down_mails_wait_and_when_it_returns_they_all_go()
    {
        await BeginAsync(new());
        var port = Server.Port;
        await Server.DisposeAsync();
        _server = null;
        await World.PostAsync(Enumerable.Range(0, 30).Select(i => $"r{i:00}@example.org"));
        for (var day = 0; day < 3 * 24; day++)
        {
            Assert.Equal(0, await World.DrainAsync());
            World.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.All(await World.OutboxAsync(), m => Assert.Equal((MailState.Waiting, 0), (m.State, m.Attempts)));
        _server = await SmtpServer.StartAsync(new() { Plain = true, Port = port });
        Assert.Equal(30, await World.DrainAsync());

        Assert.Equal(30, Server.Receivers.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(30, Server.Taken.Count);
    }

    [Fact]
    public async Task One_connection_carries_a_batch_and_lines_with_dots_arrive_whole()
    {
        await BeginAsync(new());
        await using var run = World.Get<MailSender>().Begin();
        var letter = OutboxWords.LetterTo("zoe@example.org") with { Paragraphs = [".", "..and\n.more", "ü."] };

        Assert.IsType<MailOutcome.Sent>(await run.TrySendAsync(letter, Guid.CreateVersion7(), default));
        Assert.IsType<MailOutcome.Sent>(await run.TrySendAsync(letter, Guid.CreateVersion7(), default));

        Assert.Equal(2, Server.Taken.Count);
        var read = MimePart.Parse(Server.Taken[1].GetProperty("content").GetString()!).Find("text/plain")!.Content;
        Assert.StartsWith("Hello,\n\n.\n\n..and\n.more\n\nü.\n", read, StringComparison.Ordinal);
    }

    private async Task BeginAsync(SmtpPlan plan, int timeout = 20)
    {
        _server = await SmtpServer.StartAsync(plan with { Plain = true });
        _world = await World.StartAsync(Provider.Sqlite, (services, _) => services.AddOutbox(_mails, new MailSettings { Host = "127.0.0.1", Port = Server.Port, TimeoutSeconds = timeout }));
    }
}
