using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Matching;

/// <summary>matching.md written down as plainly as can be, one member at a time: what the index has to equal.</summary>
internal sealed partial class PlainMatching(Taxonomy taxonomy, IReadOnlyList<MatchRecord> members)
{
    private readonly Dictionary<MemberId, MatchRecord> _byId = members.ToDictionary(m => m.Id);

    private sealed record Listed(MatchRecord Member, MatchGroup Group, double Relevance, int Band, double Load, double Newcomer, IReadOnlyList<MatchPart> Parts);

    public SearchResult Search(MemberId searcher, SearchCriteria criteria, CriterionWeights weights, DateOnly on)
    {
        var listed = members.Select(m => List(searcher, m, criteria, weights, on)).OfType<Listed>().ToList();
        int In(MatchGroup group) => listed.Count(l => l.Group == group);
        var ranked = listed
            .OrderBy(l => l.Group).ThenByDescending(l => l.Band).ThenByDescending(l => l.Relevance - (3 * l.Load) + l.Newcomer).ThenBy(l => l.Member.Id.Value)
            .Select(l => new Match(l.Member.Id, l.Group, l.Relevance, l.Band, l.Load, l.Newcomer, l.Group == MatchGroup.Away ? l.Member.Mentor!.Availability.AwayUntil : null, l.Parts));
        var page = criteria.PageSize == 0 ? ranked : ranked.Skip((criteria.Page - 1) * criteria.PageSize).Take(criteria.PageSize);
        var misses = In(MatchGroup.Open) < 5 ? NearMisses(searcher, criteria, weights, on, In(MatchGroup.Open)) : [];
        return new SearchResult(listed.Count, In(MatchGroup.Open), In(MatchGroup.Away), In(MatchGroup.Full), In(MatchGroup.Unavailable), [.. page], misses);
    }

    public WhyNotListed? WhyNot(MemberId searcher, MemberId id, SearchCriteria criteria, CriterionWeights weights, DateOnly on)
    {
        var member = _byId.GetValueOrDefault(id);
        if (id == searcher)
            return new(ExclusionReason.Yourself);
        if (member is null)
            return new(ExclusionReason.NotInRole);
        if (Excluded(searcher, member, criteria.Kind, on) is { } reason)
            return new(reason);
        var judged = Judged(searcher, member, criteria, on);
        foreach (var (criterion, _, met) in judged)
        {
            if (!met && IsMust(criteria, criterion))
                return new(ExclusionReason.MustHaveNotMet, criterion);
        }

        return judged.Count == 0 || judged.Any(j => j.Coverage > 0) ? null : new(ExclusionReason.NothingInCommon);
    }

    private Listed? List(MemberId searcher, MatchRecord member, SearchCriteria criteria, CriterionWeights weights, DateOnly on)
    {
        if (WhyNot(searcher, member.Id, criteria, weights, on) is not null)
            return null;
        var (above, below) = (0.0, 0.0);
        var parts = new List<MatchPart>();
        foreach (var (criterion, coverage, _) in Judged(searcher, member, criteria, on))
        {
            var factor = criteria.MattersMost == criterion ? 2 : 1;
            above += weights[criterion] * factor * coverage;
            below += weights[criterion] * factor;
            parts.Add(new MatchPart(criterion, weights[criterion], factor, coverage, [], []));
        }

        var relevance = below > 0 ? 100 * above / below : 0;
        var (pending, active, limit, impressions) = criteria.Kind == SearchKind.Mentors
            ? (member.Mentor!.Pending, member.Mentor.Active, member.Mentor.Limit, member.Mentor.Impressions)
            : (member.Mentee!.Pending, member.Mentee.Active, null, member.Mentee.Impressions);
        var load = Math.Min(1, (pending + active) / (double)(limit ?? 4));
        return new Listed(member, Group(member, criteria.Kind, on), relevance, (int)Math.Floor(relevance / 5), load, impressions < 10 ? 2 : 0, parts);
    }

    private static MatchGroup Group(MatchRecord member, SearchKind kind, DateOnly on)
    {
        if (kind == SearchKind.Mentees)
            return MatchGroup.Open;
        var mentor = member.Mentor!;
        return mentor.Availability.On(on) switch
        {
            AvailabilityStatus.Unavailable => MatchGroup.Unavailable,
            AvailabilityStatus.Away => MatchGroup.Away,
            _ => mentor.Limit is { } limit && mentor.Active >= limit ? MatchGroup.Full : MatchGroup.Open,
        };
    }

    private ExclusionReason? Excluded(MemberId searcher, MatchRecord member, SearchKind kind, DateOnly on)
    {
        if (kind == SearchKind.Mentors ? member.Mentor is null : member.Mentee is not { Looking: true })
            return ExclusionReason.NotInRole;
        if (member.Deleted || !member.Membership.IsEligible(on))
            return ExclusionReason.NotEligible;
        var me = _byId.GetValueOrDefault(searcher);
        if (me is null)
            return null;
        if (me.Blocks.Contains(member.Id))
            return ExclusionReason.NotAvailableToYou;
        if ((me.LineManagerEmail is { Length: > 0 } above && above == member.Email) || (member.LineManagerEmail is { Length: > 0 } theirs && theirs == me.Email))
            return ExclusionReason.LineManagerOrReport;
        return (kind == SearchKind.Mentors ? me.LiveMentors : me.LiveMentees).Contains(member.Id) ? ExclusionReason.LiveRelationship : null;
    }

    private IReadOnlyList<NearMiss> NearMisses(MemberId searcher, SearchCriteria criteria, CriterionWeights weights, DateOnly on, int open)
    {
        var misses = new List<NearMiss>();
        foreach (var criterion in Enum.GetValues<Criterion>().Where(c => LevelOf(criteria, c) != Level.Off && IsMust(criteria, c)))
        {
            var without = Without(criteria, criterion);
            var more = members.Count(m => List(searcher, m, without, weights, on) is { Group: MatchGroup.Open }) - open;
            if (more > 0)
                misses.Add(new NearMiss(criterion, more));
        }

        return [.. misses.OrderByDescending(m => m.More).ThenBy(m => m.Without)];
    }

    public static SearchCriteria Without(SearchCriteria criteria, Criterion criterion) => criterion switch
    {
        Criterion.Areas => criteria with { Areas = WantedTerms.Off },
        Criterion.Skills => criteria with { Skills = WantedTerms.Off },
        Criterion.Industry => criteria with { Industries = WantedTerms.Off },
        Criterion.CareerStage => criteria with { CareerStage = WantedStage.Off },
        Criterion.Location => criteria with { Location = WantedLocation.Off },
        Criterion.Language => criteria with { Languages = WantedTerms.Off },
        Criterion.Format => criteria with { Formats = WantedFormats.Off },
        Criterion.TimeZone => criteria with { TimeZone = Level.Off },
        _ => criteria with { Text = WantedText.Off },
    };

    private static bool IsMust(SearchCriteria criteria, Criterion criterion) => criteria.ExactMatch || LevelOf(criteria, criterion) == Level.MustHave;

    private static Level LevelOf(SearchCriteria criteria, Criterion criterion) => criterion switch
    {
        Criterion.Areas => criteria.Areas.Values.Count == 0 ? Level.Off : criteria.Areas.Level,
        Criterion.Skills => criteria.Skills.Values.Count == 0 ? Level.Off : criteria.Skills.Level,
        Criterion.Industry => criteria.Industries.Values.Count == 0 ? Level.Off : criteria.Industries.Level,
        Criterion.CareerStage => criteria.CareerStage.AtLeast is null ? Level.Off : criteria.CareerStage.Level,
        Criterion.Location => criteria.Location is { Country: "", Region: "" } ? Level.Off : criteria.Location.Level,
        Criterion.Language => criteria.Languages.Values.Count == 0 ? Level.Off : criteria.Languages.Level,
        Criterion.Format => criteria.Formats.Values == MeetingFormats.None ? Level.Off : criteria.Formats.Level,
        Criterion.TimeZone => criteria.TimeZone,
        _ => WordsOf(criteria.Text.Query).Count == 0 ? Level.Off : criteria.Text.Level,
    };
}
