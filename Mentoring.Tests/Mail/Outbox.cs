using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Mail;

/// <summary>Mails on their way from the fact that causes them, on both databases; sent into a folder.</summary>
public abstract class Outbox(Provider provider) : ProviderSuite(provider)
{
    private static readonly TimeSpan Lease = new MailSettings().Lease;

    private readonly string _mails = Directory.CreateTempSubdirectory("mentoring-mail-").FullName;

    private ScriptedWriter Writer => World.Get<ScriptedWriter>();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_mails, recursive: true);
    }

    [Fact]
    public async Task A_letter_is_sent_once_and_its_words_are_forgotten()
    {
        await World.PostAsync("zoe@example.org");

        Assert.Equal((1, 0), (await World.DrainAsync(), await World.DrainAsync()));

        var mail = Assert.Single(await World.OutboxAsync());
        Assert.Equal((MailState.Sent, World.Now, null, null), (mail.State, mail.SentAt!.Value, mail.Content, mail.Claim));
        Assert.Equal([$"{mail.Id:N}.eml"], Directory.GetFiles(_mails).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_the_outbox_holds_is_all_sent_however_much_it_is()
    {
        await World.PostAsync(Enumerable.Range(0, 55).Select(i => $"reader{i}@example.org"));

        Assert.Equal(55, await World.DrainAsync());

        Assert.Equal(55, Directory.GetFiles(_mails, "*.eml").Length);
    }

    [Fact]
    public async Task A_notice_is_written_when_it_is_sent_and_as_its_writer_decides()
    {
        var (wanted, stale, later, unknown) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var evening = World.Now + TimeSpan.FromHours(9);
        Writer.On(wanted, () => new Writing.Write(OutboxWords.LetterTo("tomas@demo.example")));
        Writer.On(stale, () => new Writing.Drop());
        Writer.On(later, () => new Writing.Daily(evening));
        await NoteAsync(wanted, stale, later, unknown);

        Assert.Equal(1, await World.DrainAsync());

        var states = (await World.OutboxAsync()).ToDictionary(m => m.NoticeId!.Value);
        Assert.Equal(
            [MailState.Sent, MailState.Dropped, MailState.Daily, MailState.Parked],
            new[] { wanted, stale, later, unknown }.Select(id => states[id].State));
        Assert.Equal(evening, states[later].DueAt);
        Assert.All(states.Values, m => Assert.Null(m.Claim));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_rests_longer_each_time_is_parked_and_keeps_nobody_else()
    {
        var (poison, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Writer.On(poison, () => throw new InvalidOperationException("poison"));
        Writer.On(good, () => new Writing.Write(OutboxWords.LetterTo("tomas@demo.example")));
        await NoteAsync(poison, good);

        Assert.Equal(1, await World.DrainAsync());
        var once = await OfAsync(poison);
        Assert.Equal((MailState.Waiting, 1), (once.State, once.Attempts));
        Assert.InRange(once.DueAt - World.Now, TimeSpan.FromSeconds(27), TimeSpan.FromSeconds(33));
        World.Time.Set(once.DueAt);
        await World.DrainAsync();
        Assert.InRange((await OfAsync(poison)).DueAt - World.Now, TimeSpan.FromSeconds(54), TimeSpan.FromSeconds(66));
        await World.DrainInTimeAsync();

        var parked = await OfAsync(poison);
        Assert.Equal((MailState.Parked, new MailSettings().MostAttempts, "The letter could not be written."), (parked.State, parked.Attempts, parked.LastError));
    }

    [Fact]
    public async Task A_letter_that_cannot_be_read_is_parked()
    {
        await World.SaveAsync(db => Task.FromResult(db.Outbox.Add(OutboxMail.OfLetter("zoe@example.org", "not a letter", World.Now))));

        await World.DrainAsync();

        Assert.Equal(MailState.Parked, (await World.MailToAsync("zoe@example.org")).State);
    }

    [Fact]
    public async Task Workers_at_once_never_send_a_mail_twice()
    {
        var notices = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var notice in notices)
            Writer.On(notice, () => new Writing.Write(OutboxWords.LetterTo($"r{notice:N}@example.org")));
        await NoteAsync(notices);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(World.DrainAsync)));
        await World.DrainAsync();

        Assert.Equal(notices.Length, Writer.Asked.Count);
        Assert.Equal(notices.Length, Directory.GetFiles(_mails, "*.eml").Length);
        Assert.InRange(sent.Sum(), 1, notices.Length);
        Assert.All(await World.OutboxAsync(), m => Assert.Equal(MailState.Sent, m.State));
    }

    [Fact]
    public async Task A_worker_that_is_stopped_gives_back_what_it_has_not_sent()
    {
        using var stopping = new CancellationTokenSource();
        var notices = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        foreach (var notice in notices)
        {
            Writer.On(notice, () =>
            {
                stopping.Cancel();
                return new Writing.Write(OutboxWords.LetterTo("tomas@demo.example"));
            });
        }

        await NoteAsync(notices);

        Assert.Equal(0, await World.Get<MailWorker>().DrainAsync(stopping.Token));
        Assert.All(await World.OutboxAsync(), m => Assert.Equal((MailState.Waiting, null, 0, World.Now), (m.State, m.Claim, m.Attempts, m.DueAt)));
        Assert.Equal(2, await World.DrainAsync());
    }

    [Fact]
    public async Task What_a_worker_that_died_had_claimed_comes_up_again_after_the_lease()
    {
        await World.PostAsync("zoe@example.org");
        await using (var db = await World.OpenAsync())
            Assert.Single(await db.ClaimMailsAsync(20, Lease, World.Now, default));

        World.Time.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await World.DrainAsync());
        World.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await World.DrainAsync());
    }

    [Fact]
    public async Task Who_lost_a_mail_to_another_worker_no_longer_decides_about_it()
    {
        await World.PostAsync("zoe@example.org");
        await using var slow = await World.OpenAsync();
        var lost = Assert.Single(await slow.ClaimMailsAsync(20, Lease, World.Now, default));
        World.Time.Advance(Lease);
        await World.DrainAsync();

        lost.Park("too late");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync());
        Assert.Equal(MailState.Sent, (await World.MailToAsync("zoe@example.org")).State);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddOutbox(_mails);

    private Task NoteAsync(params Guid[] notices) => World.SaveAsync(db =>
    {
        db.Outbox.AddRange(notices.Select(n => OutboxMail.OfNotice(n, Cast.Tomas, World.Now)));
        return Task.CompletedTask;
    });

    private async Task<OutboxMail> OfAsync(Guid notice) => (await World.OutboxAsync()).Single(m => m.NoticeId == notice);
}

public sealed class SqliteOutboxTests() : Outbox(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresOutboxTests() : Outbox(Provider.Postgres);
