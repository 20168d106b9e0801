using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>One relationship in full.</summary>
public sealed partial class RelationshipQueries
{
    /// <summary>Days in which a new pair is led through its first conversation.</summary>
    private const int FirstDays = 30;

    /// <summary>The relationship as one of its two people sees it; <see cref="NotFound"/> for everybody else.</summary>
    public async Task<Result<RelationshipView>> ViewAsync(MemberId me, RelationshipId id, TimeZoneInfo zone, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await db.Relationships.AsNoTracking().Include(r => r.Events).Of(me).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (found is not { } relationship)
            return new NotFound();
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(cancel));
        var people = await PeopleAsync(db, [relationship.OtherThan(me), .. Suggested(relationship)], cancel);
        var other = people[relationship.OtherThan(me)];
        var talk = (await TalksAsync(db, me, [relationship], cancel)).GetValueOrDefault(relationship.OtherThan(me));
        var mayNudge = talk?.MayNudge(me, relationship.ActiveSince, programme.CurrentValue.Schedule, Now) ?? false;
        var view = new RelationshipView
        {
            Id = id,
            Other = other,
            IAmMentor = relationship.MentorId == me,
            SentByMe = relationship.SenderId == me,
            IsOffer = relationship.IsOffer,
            Status = relationship.Status,
            Step = Step(relationship, other, me, zone, talk),
            Fresh = relationship.Status == RelationshipStatus.Active && relationship.AcceptedAt > Now.AddDays(-FirstDays),
            OpenMoves = [.. relationship.OpenMoves(me).Where(m => m != RelationshipMove.Nudge || mayNudge)],
            LongSilence = relationship.Status == RelationshipStatus.Active && talk?.SilentDays(me, relationship.ActiveSince, programme.CurrentValue.Schedule, Now) is { } days && programme.CurrentValue.Schedule.IsLongSilence(days),
            Brief = relationship.Brief,
            Amended = relationship.Status == RelationshipStatus.Requested && relationship.RecipientId == me ? [.. Amended(relationship)] : [],
            Areas = taxonomy.Names(relationship.Brief.Areas),
            Timeline = [.. relationship.Events.OrderByDescending(e => e.Number).Select(e => Fact(e, relationship, me, people))],
        };
        return Accepted(relationship.Status) && !other.Gone ? await WithContactAsync(db, view, me, taxonomy, cancel) : view;
    }

    private static bool Accepted(RelationshipStatus status) => status is RelationshipStatus.Active or RelationshipStatus.OnHold or RelationshipStatus.Completed;

    private static async Task<RelationshipView> WithContactAsync(MentoringDb db, RelationshipView view, MemberId me, Taxonomy taxonomy, CancellationToken cancel)
    {
        var both = await db.Members.AsNoTracking().Where(m => m.Id == me || m.Id == view.Other.Id).ToListAsync(cancel);
        var (reader, other) = (both.Single(m => m.Id == me), both.Single(m => m.Id == view.Other.Id));
        return view with
        {
            Contact = new ContactRow(other.Email, other.Details.Phone, other.Details.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            InCommon = CommonGround.Of(reader, other, taxonomy),
        };
    }

    private static IEnumerable<MemberId> Suggested(Relationship relationship) =>
        relationship.Events.SelectMany(e => new[] { e.FirstSuggestedId, e.SecondSuggestedId }).OfType<MemberId>().Distinct();

    /// <summary>What was amended since the request was sent, opened again, or sent back with a question.</summary>
    private static IEnumerable<string> Amended(Relationship relationship) => relationship.Events.OrderByDescending(e => e.Number)
        .TakeWhile(e => e.Move is not (RelationshipMove.Send or RelationshipMove.Reopen or RelationshipMove.AskForMore))
        .Where(e => e.Move == RelationshipMove.Edit).SelectMany(e => e.Text.Split(", ")).Distinct(StringComparer.Ordinal);

    private static TimelineRow Fact(RelationshipEvent fact, Relationship relationship, MemberId me, Dictionary<MemberId, PersonRow> people)
    {
        var name = people[relationship.OtherThan(me)].GivenName;
        var (who, other) = fact.ById == me ? ("You", name) : (name, "you");
        return new TimelineRow(
            fact.Number,
            TimelineWords.Sentence(fact.Move, who, other, relationship.IsOffer, fact.From),
            fact.Reason?.Name() ?? string.Empty,
            TimelineWords.Detail(fact),
            [.. new[] { fact.FirstSuggestedId, fact.SecondSuggestedId }.OfType<MemberId>().Where(s => people.TryGetValue(s, out var person) && !person.Gone).Select(s => (s, people[s].Name))],
            fact.At,
            fact.Move);
    }
}
