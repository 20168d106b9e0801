using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Writes daily summaries when they are sent: what still holds of what was gathered, person by person.</summary>
public sealed class SummaryLetters(
    IDbContextFactory<MentoringDb> contexts, NoticeReading reading, MessageReading messages, UnsubscribeLinks unsubscribe, SiteAddress site, TimeProvider time) : ILetterWriter
{
    public async Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel)
    {
        var summaries = mails.Where(m => m is { NoticeId: null, ConversationId: null, Content: null, MemberId: not null }).ToList();
        if (summaries.Count == 0)
            return new Dictionary<Guid, Writing>();
        var gathered = await GatheredAsync(summaries, cancel);
        var all = gathered.SelectMany(g => g).ToList();
        var news = await reading.OfAsync([.. all.Where(m => m.NoticeId is not null).Select(m => new NoticeId(m.NoticeId!.Value))], cancel);
        var unread = await messages.OfAsync([.. all.Where(m => m.ConversationId is not null)], cancel);
        return summaries.ToDictionary(m => m.Id, m => Decide(
        [
            .. NewsOf(gathered[m.Id].Where(g => g.NoticeId is not null).Select(g => news.GetValueOrDefault(new NoticeId(g.NoticeId!.Value))).OfType<NoticeSubject>()),
            .. MessagesOf(gathered[m.Id].Select(g => unread.GetValueOrDefault(g.Id)).OfType<MessageSubject>()),
        ]));
    }

    /// <summary>The mails told in each of these summaries; asked for by their readers, who have few mails each.</summary>
    private async Task<ILookup<Guid, OutboxMail>> GatheredAsync(List<OutboxMail> summaries, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var readers = summaries.Select(m => m.MemberId).ToList();
        var ids = summaries.Select(m => (Guid?)m.Id).ToList();
        var rows = await db.Outbox.AsNoTracking().Where(m => readers.Contains(m.MemberId) && ids.Contains(m.DigestId)).ToListAsync(cancel);
        return rows.ToLookup(r => r.DigestId!.Value);
    }

    private IEnumerable<Part> NewsOf(IEnumerable<NoticeSubject> subjects)
    {
        var now = time.Now();
        return subjects.Where(s => s.Choice != MailChoice.Off && s.IsApt(now)).OrderBy(s => s.Notice.At)
            .Select(s => new Part(s.Reader, s.About, (s.Notice.AboutId, s.Notice.RelationshipId?.Value), s.Line, NoticePlaces.Of(s.Notice)));
    }

    /// <summary>What came in several goes during the day is one line.</summary>
    private static IEnumerable<Part> MessagesOf(IEnumerable<MessageSubject> subjects) =>
        from s in subjects
        where s.Choice != MailChoice.Off
        group s by s.Conversation into g
        let first = g.MinBy(s => s.At)!
        select new Part(first.Reader, first.Other, (first.Other.Id, g.Key.Value), MessageSubject.LineOf(g.Sum(s => s.Count), first.Other.Details.GivenName), first.Path);

    private Writing Decide(Part[] parts) => parts.Length == 0 ? new Writing.Drop() : new Writing.Write(Write(parts));

    private Letter Write(Part[] parts)
    {
        var reader = parts[0].Reader;
        var groups = parts.GroupBy(p => p.Group).Select(g => g.ToArray()).ToList();
        var people = groups.Select(g => g[0].About?.Details.GivenName).OfType<string>().Distinct().ToList();
        return new Letter(reader.Email, reader.Details.GivenName, Subject(parts.Length, people), ["Here is what happened since your last summary."], new LetterAction("See all notifications", site.Of("/notifications")), [])
        {
            Preheader = string.Join(". ", parts.Select(p => p.Line)) + ".",
            Items = [.. groups.Select(Item)],
            Unsubscribe = unsubscribe.Of(reader.Id, null),
            Manage = site.Of(NoticeLetters.Preferences),
        };
    }

    private LetterItem Item(Part[] group) => new(
        group[0].About?.Name ?? group[^1].Line,
        group[0].About is null ? string.Empty : string.Join(". ", group.Select(p => p.Line).Distinct()) + ".",
        site.Of(group[^1].Path));

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

    /// <summary>One line of a summary.</summary>
    /// <param name="Group">Lines of one group stand together, under one person.</param>
    /// <param name="Path">Where it leads.</param>
    private sealed record Part(Member Reader, Member? About, (MemberId?, Guid?) Group, string Line, string Path);
}
