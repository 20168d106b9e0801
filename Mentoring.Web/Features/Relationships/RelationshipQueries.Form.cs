using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Relationships;

/// <summary>An area that can be chosen in a brief.</summary>
/// <param name="Shared">Whether the other person names it too.</param>
public sealed record AreaOption(TermId Id, string Name, bool Shared);

/// <summary>What the page for sending a request needs.</summary>
/// <param name="IsOffer">True when a mentor offers.</param>
/// <param name="Blocking">What stands against sending today, or null.</param>
/// <param name="Existing">A live relationship in this direction to go to instead, or null.</param>
/// <param name="Prefilled">The brief as the profiles suggest it.</param>
/// <param name="OtherFormats">Ways the other person likes to meet.</param>
/// <param name="Earlier">The reader's earlier request that the brief is copied from; null when it comes from the profiles.</param>
public sealed record RequestForm(
    PersonRow Other, bool IsOffer, Problem? Blocking, PairRow? Existing, Brief Prefilled, IReadOnlyList<AreaOption> Areas, MeetingFormats OtherFormats, EarlierRequest? Earlier);

/// <summary>What the form says beside a brief that was written for somebody else.</summary>
/// <param name="GivenName">To whom it went; null when that person is gone.</param>
/// <param name="InCommon">What the reader shares with whom they ask now, as sentences.</param>
public sealed record EarlierRequest(string? GivenName, IReadOnlyList<string> InCommon);

/// <summary>Preparing a request.</summary>
public sealed partial class RelationshipQueries
{
    private const int UsualMonths = 6;

    /// <summary>The form for asking, or offering to, a person; <see cref="NotFound"/> when they are not there to be asked.</summary>
    /// <param name="from">A request of the reader's own to somebody else, to copy the brief from; another's is ignored.</param>
    public async Task<Result<RequestForm>> RequestFormAsync(MemberId me, ProgrammeRole acting, MemberId other, RelationshipId? from, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (asker, asked) = await RequestDoor.PairAsync(db, me, other, cancel);
        if (asker is null || asked is null || asked.DeletedAt is not null)
            return new NotFound();
        var offer = acting == ProgrammeRole.Mentor;
        var facts = await RequestDoor.FactsAsync(db, asker, asked, offer, askerSends: true, programme.CurrentValue.OpenRequestLimit, Now, cancel);
        if (facts.Blocked || facts.OtherGone)
            return new NotFound();
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(cancel));
        var people = await PeopleAsync(db, [other], cancel);
        var live = await LiveBetweenAsync(me, other, cancel);
        var earlier = offer || from is not { } id ? null : await EarlierAsync(db, id, me, other, cancel);
        return new RequestForm(
            people[other], offer, RequestGuards.WhyNot(facts), live.FirstOrDefault(p => p.IAmMentor == offer), Prefill(earlier, asker, asked, offer, taxonomy),
            Options(taxonomy, AreasOf(asked, !offer)), asked.Details.Formats,
            earlier is null ? null : new EarlierRequest(await GivenNameAsync(db, earlier.MentorId, cancel), CommonGround.Of(asker, asked, taxonomy)));
    }

    /// <summary>The areas a brief can name: today's, and those it names already.</summary>
    public async Task<IReadOnlyList<AreaOption>> AreasAsync(TermSet named, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(cancel));
        return [.. taxonomy.Terms.Where(t => t.Kind == TermKind.Area && (!t.Retired || named.Contains(t.Id))).Select(t => new AreaOption(t.Id, t.Name, false))];
    }

    private static IReadOnlyList<AreaOption> Options(Taxonomy taxonomy, TermSet shared) =>
        [.. taxonomy.Of(TermKind.Area).Select(t => new AreaOption(t.Id, t.Name, shared.Contains(t.Id))).OrderByDescending(o => o.Shared)];

    private static Task<Relationship?> EarlierAsync(MentoringDb db, RelationshipId id, MemberId me, MemberId other, CancellationToken cancel) =>
        db.Relationships.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.SenderId == me && r.MenteeId == me && r.MentorId != other, cancel);

    private static Task<string?> GivenNameAsync(MentoringDb db, MemberId id, CancellationToken cancel) =>
        db.Members.Where(m => m.Id == id && m.DeletedAt == null).Select(m => (string?)m.Details.GivenName).SingleOrDefaultAsync(cancel);

    /// <summary>An earlier brief as it was, but for why just this person and for areas that are no longer in use; otherwise what the profiles suggest.</summary>
    private static Brief Prefill(Relationship? earlier, Member asker, Member asked, bool offer, Taxonomy taxonomy)
    {
        var suggested = Prefill(asker, asked, offer);
        if (earlier is null)
            return suggested;
        var areas = TermSet.Of(taxonomy.Of(TermKind.Area).Select(t => t.Id).Where(earlier.Brief.Areas.Contains));
        return earlier.Brief with { WhyYou = string.Empty, Areas = areas.Count > 0 ? areas : suggested.Areas };
    }

    /// <summary>The mentee's own words, narrowed to what the two share where they share something.</summary>
    private static Brief Prefill(Member asker, Member asked, bool offer)
    {
        var (mine, theirs) = (AreasOf(asker, offer), AreasOf(asked, !offer));
        var shared = TermSet.Of(mine.Where(theirs.Contains));
        var areas = shared.Count > 0 ? shared : offer ? theirs : mine;
        var formats = asker.Details.Formats & asked.Details.Formats;
        return new Brief(areas, Aim((offer ? asked : asker).Mentee, offer), string.Empty, UsualMonths, Cadence.Monthly, formats == MeetingFormats.None ? asker.Details.Formats : formats, string.Empty);
    }

    /// <summary>The private reflection is only ever put into one's own request.</summary>
    private static string Aim(MenteeProfile? mentee, bool offer)
    {
        if (mentee is null)
            return string.Empty;
        return mentee.Wish.Aim.Length > 0 || offer ? mentee.Wish.Aim : mentee.Reflection.CareerGoals;
    }

    private static TermSet AreasOf(Member member, bool asMentor) =>
        (asMentor ? member.Mentor?.Offer.Areas : member.Mentee?.Wish.Areas) ?? TermSet.Empty;
}
