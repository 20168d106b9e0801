using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Reads notices with what belongs to them, however many, with one question for each kind of thing.</summary>
public sealed class NoticeReading(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    private static readonly NoticeKind[] OfSilence = [NoticeKind.Nudged, NoticeKind.SilenceNudge, NoticeKind.SilenceWayOut];

    /// <summary>By the notice's id; those that are gone are left out.</summary>
    public async Task<IReadOnlyDictionary<NoticeId, NoticeSubject>> OfAsync(IReadOnlyCollection<NoticeId> ids, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var notices = await db.Notices.AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync(cancel);
        var relationships = await RelationshipsAsync(db, notices, cancel);
        var facts = await FactsAsync(db, notices, cancel);
        var people = await PeopleAsync(db, notices, facts.Values, cancel);
        var conversations = await ConversationsAsync(db, notices, cancel);
        var circle = await NoticeCircle.OfAsync(db, notices, people, facts.Values.SelectMany(Suggestions), cancel);
        var preferences = await PreferencesAsync(db, notices, cancel);
        return notices.Where(n => people.ContainsKey(n.MemberId)).ToDictionary(n => n.Id, n =>
        {
            var fact = n is { RelationshipId: { } relationship, Fact: { } number } ? facts.GetValueOrDefault((relationship, number)) : null;
            return new NoticeSubject(
                n, people[n.MemberId], n.AboutId is { } about ? people.GetValueOrDefault(about) : null,
                n.RelationshipId is { } id ? relationships.GetValueOrDefault(id) : null, fact, Suggested(fact, n.MemberId, people, circle),
                n.AboutId is { } other ? conversations.GetValueOrDefault(Conversation.Pair(n.MemberId, other)) : null,
                preferences.GetValueOrDefault(n.MemberId) ?? new NoticePreferences(n.MemberId))
            {
                Blocked = n.AboutId is { } person && circle.KeepApart(n.MemberId, person),
                OtherIsFull = n.AboutId is { } mentor && circle.IsFull(mentor),
            };
        });
    }

    /// <summary>Those who can be asked today.</summary>
    private Member[] Suggested(RelationshipEvent? fact, MemberId reader, Dictionary<MemberId, Member> people, NoticeCircle circle) =>
    [
        .. Suggestions(fact).Where(id => id != reader && !circle.KeepApart(reader, id) && !circle.IsFull(id)).Select(id => people.GetValueOrDefault(id)).OfType<Member>()
            .Where(m => m.Mentor?.Availability.On(time.Today()) == AvailabilityStatus.Available && m.WhyNotTakingPart(time.Today()) is null),
    ];

    private static IEnumerable<MemberId> Suggestions(RelationshipEvent? fact) =>
        new[] { fact?.FirstSuggestedId, fact?.SecondSuggestedId }.OfType<MemberId>();

    private static async Task<Dictionary<RelationshipId, Relationship>> RelationshipsAsync(MentoringDb db, List<Notice> notices, CancellationToken cancel)
    {
        var ids = notices.Select(n => n.RelationshipId).OfType<RelationshipId>().Distinct().ToList();
        return await db.Relationships.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
    }

    private static async Task<Dictionary<(RelationshipId, int), RelationshipEvent>> FactsAsync(MentoringDb db, List<Notice> notices, CancellationToken cancel)
    {
        var wanted = notices.Where(n => n is { RelationshipId: not null, Fact: not null }).Select(n => (n.RelationshipId!.Value, n.Fact!.Value)).ToHashSet();
        var ids = wanted.Select(w => w.Item1).Distinct().ToList();
        var numbers = wanted.Select(w => w.Item2).Distinct().ToList();
        var facts = await db.RelationshipEvents.AsNoTracking().Where(e => ids.Contains(e.RelationshipId) && numbers.Contains(e.Number)).ToListAsync(cancel);
        return facts.Where(e => wanted.Contains((e.RelationshipId, e.Number))).ToDictionary(e => (e.RelationshipId, e.Number));
    }

    private static async Task<Dictionary<MemberId, Member>> PeopleAsync(MentoringDb db, List<Notice> notices, IEnumerable<RelationshipEvent> facts, CancellationToken cancel)
    {
        var ids = notices.Select(n => n.MemberId).Concat(notices.Select(n => n.AboutId).OfType<MemberId>()).Concat(facts.SelectMany(Suggestions)).Distinct().ToList();
        return await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
    }

    private static async Task<Dictionary<(MemberId Low, MemberId High), Conversation>> ConversationsAsync(MentoringDb db, List<Notice> notices, CancellationToken cancel)
    {
        var pairs = notices.Where(n => OfSilence.Contains(n.Kind) && n.AboutId is not null).Select(n => Conversation.Pair(n.MemberId, n.AboutId!.Value)).ToHashSet();
        if (pairs.Count == 0)
            return [];
        var (low, high) = (pairs.Select(p => p.Low).ToList(), pairs.Select(p => p.High).ToList());
        var found = await db.Conversations.AsNoTracking().Where(c => low.Contains(c.LowId) && high.Contains(c.HighId)).ToListAsync(cancel);
        return found.Where(c => pairs.Contains((c.LowId, c.HighId))).ToDictionary(c => (c.LowId, c.HighId));
    }

    private static async Task<Dictionary<MemberId, NoticePreferences>> PreferencesAsync(MentoringDb db, List<Notice> notices, CancellationToken cancel)
    {
        var readers = notices.Select(n => n.MemberId).Distinct().ToList();
        return await db.NoticePreferences.AsNoTracking().Where(p => readers.Contains(p.MemberId)).ToDictionaryAsync(p => p.MemberId, cancel);
    }
}
