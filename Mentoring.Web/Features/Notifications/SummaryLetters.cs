using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Writes daily summaries when they are sent: what still holds of what was gathered, person by person.</summary>
public sealed class SummaryLetters(IDbContextFactory<MentoringDb> contexts, NoticeReading reading, UnsubscribeLinks unsubscribe, SiteAddress site, TimeProvider time) : ILetterWriter
{
    public async Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel)
    {
        var summaries = mails.Where(m => m is { NoticeId: null, Content: null, MemberId: not null }).ToList();
        if (summaries.Count == 0)
            return new Dictionary<Guid, Writing>();
        var gathered = await GatheredAsync(summaries, cancel);
        var subjects = await reading.OfAsync([.. gathered.SelectMany(g => g)], cancel);
        var now = time.Now();
        return summaries.ToDictionary(m => m.Id, m => Decide(
            [.. gathered[m.Id].Select(id => subjects.GetValueOrDefault(id)).OfType<NoticeSubject>().Where(s => s.Choice != MailChoice.Off && s.IsApt(now)).OrderBy(s => s.Notice.At)]));
    }

    /// <summary>The notices told in each of these summaries; asked for by their readers, who have few mails each.</summary>
    private async Task<ILookup<Guid, NoticeId>> GatheredAsync(List<OutboxMail> summaries, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var readers = summaries.Select(m => m.MemberId).ToList();
        var ids = summaries.Select(m => (Guid?)m.Id).ToList();
        var rows = await db.Outbox.Where(m => readers.Contains(m.MemberId) && ids.Contains(m.DigestId) && m.NoticeId != null)
            .Select(m => new { m.DigestId, m.NoticeId }).ToListAsync(cancel);
        return rows.ToLookup(r => r.DigestId!.Value, r => new NoticeId(r.NoticeId!.Value));
    }

    private Writing Decide(NoticeSubject[] subjects) => subjects.Length == 0 ? new Writing.Drop() : new Writing.Write(Write(subjects));

    private Letter Write(NoticeSubject[] subjects)
    {
        var reader = subjects[0].Reader;
        var groups = subjects.GroupBy(s => (s.Notice.AboutId, s.Notice.RelationshipId)).Select(g => g.ToArray()).ToList();
        var people = groups.Select(g => g[0].About?.Details.GivenName).OfType<string>().Distinct().ToList();
        return new Letter(reader.Email, reader.Details.GivenName, Subject(subjects.Length, people), ["Here is what happened since your last summary."], new LetterAction("See all notifications", site.Of("/notifications")), [])
        {
            Preheader = string.Join(". ", subjects.Select(s => s.Line)) + ".",
            Items = [.. groups.Select(Item)],
            Unsubscribe = unsubscribe.Of(reader.Id, null),
            Manage = site.Of(NoticeLetters.Preferences),
        };
    }

    private LetterItem Item(NoticeSubject[] group) => new(
        group[0].About?.Name ?? group[^1].Line,
        group[0].About is null ? string.Empty : string.Join(". ", group.Select(s => s.Line).Distinct()) + ".",
        site.Of(NoticePlaces.Of(group[^1].Kind, group[^1].Notice.RelationshipId)));

    private static string Subject(int count, List<string> people)
    {
        var things = count == 1 ? "one thing is new" : $"{count} things are new";
        return people.Count switch
        {
            0 => $"Your day in mentoring: {things}",
            1 => $"Your day in mentoring: {things} with {people[0]}",
            2 => $"Your day in mentoring: {things} with {people[0]} and {people[1]}",
            _ => $"Your day in mentoring: {things} with {people[0]}, {people[1]} and others",
        };
    }
}
