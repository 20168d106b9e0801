using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Mail;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Jobs;

/// <summary>What became of <see cref="DueEffects"/>: in the database, and at the mail server.</summary>
internal sealed class DueOutcome(TestDatabase database, DueEffects effects, SmtpServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Whether nothing is due and no mail waits any more.</summary>
    public Task<bool> IsOverAsync() => database.AskAsync(async db =>
    {
        var (now, today) = (TimeProvider.System.Now(), TimeProvider.System.Today());
        return !await db.Relationships.AnyAsync(r => r.DueAt <= now) && !await db.Conversations.AnyAsync(c => c.DueAt <= now)
            && !await db.Members.AnyAsync(m => m.Mentor!.Availability.AwayUntil <= today) && !await db.Outbox.AnyAsync(m => m.State == MailState.Waiting);
    });

    public async Task OverAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!await IsOverAsync())
            await tick.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>How far things are, in words.</summary>
    public async Task<string> ProgressAsync() => await database.AskAsync(async db =>
        $"{await db.Notices.CountAsync()} notices, {await db.Outbox.CountAsync(m => m.State != MailState.Waiting)} mails done");

    /// <summary>Every effect has its one fact, and everybody concerned was told once.</summary>
    public async Task AssertOnceAsync()
    {
        var lately = TimeProvider.System.Now().AddHours(-1);
        var facts = await database.AskAsync(db => db.RelationshipEvents.Where(e => e.At > lately).Select(e => new Done(e.RelationshipId, e.Move, e.Text)).ToListAsync());
        Assert.Equal(DueEffects.Count, facts.Count + effects.Told.Count(t => t.Kind is NoticeKind.SilenceNudge or NoticeKind.WelcomeBack));
        Assert.Equal(Sorted(effects.Done), Sorted(facts));
        Assert.Equal(Sorted(effects.Told), Sorted(await ToldAsync()));
        var mails = await MailsAsync();
        Assert.Equal(effects.Told.Count, mails.Count);
        Assert.Equal(effects.Told.Count, mails.Values.Select(m => m.NoticeId).Distinct().Count());
    }

    /// <summary>Every mail was taken under the one Message-ID of its notice; those refused for good are parked instead.</summary>
    /// <param name="refused">The addresses the server will have nothing for.</param>
    public async Task AssertMailsAsync(IReadOnlyCollection<string> refused)
    {
        var taken = server.Taken.ToLookup(m => m.GetProperty("to")[0].GetString()!, m => m.GetProperty("id").GetString()!);
        foreach (var (address, mail) in await MailsAsync())
        {
            Assert.Equal((address, refused.Contains(address) ? MailState.Parked : MailState.Sent), (address, mail.State));
            Assert.Equal(refused.Contains(address) ? [] : [(address, $"<{mail.Id:N}@localhost>")], taken[address].Distinct().Select(id => (address, id)));
        }

        Assert.Equal(effects.Told.Count - refused.Count, taken.Count);
    }

    /// <summary>To whom more copies went than one.</summary>
    public IReadOnlyDictionary<string, int> ExtraCopies() =>
        server.Receivers.CountBy(r => r, StringComparer.Ordinal).Where(r => r.Value > 1).ToDictionary(r => r.Key, r => r.Value - 1);

    private Task<List<Told>> ToldAsync() =>
        database.AskAsync(db => db.Notices.Join(db.Members, n => n.MemberId, m => m.Id, (n, m) => new Told(n.Kind, m.Email)).ToListAsync());

    /// <summary>The outbox by the reader's address.</summary>
    private async Task<Dictionary<string, OutboxMail>> MailsAsync() => await database.AskAsync(async db =>
    {
        var addresses = await db.Members.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Email);
        return (await db.Outbox.AsNoTracking().ToListAsync()).ToDictionary(m => addresses[m.MemberId!.Value], StringComparer.Ordinal);
    });

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> all) => all.OrderBy(x => x!.ToString(), StringComparer.Ordinal);
}
