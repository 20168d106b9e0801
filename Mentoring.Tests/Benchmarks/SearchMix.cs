using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Benchmarks;

/// <summary>Varied searches, the same ones for a seed: one to eight criteria, with and without words, of people who are there.</summary>
internal sealed class SearchMix(IReadOnlyList<MatchRecord> records, Taxonomy taxonomy, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<MatchRecord> _searchers = [.. records.Where(r => r.Mentee is not null)];
    private readonly List<MatchRecord> _mentors = [.. records.Where(r => r.Mentor is not null)];

    public List<BenchSearch> Make(int count) => [.. Enumerable.Range(0, count).Select(_ => new BenchSearch(Pick(_searchers).Id, Criteria(1 + _random.Next(8))))];

    /// <summary>Words alone: whole ones as people write them, or their beginnings.</summary>
    public List<string> Queries(int count, bool whole) => [.. Enumerable.Range(0, count).Select(_ => Query(whole))];

    /// <summary>What the index knows of a member without relationships.</summary>
    public static MatchRecord Record(Member m) => new()
    {
        Id = m.Id,
        Name = m.Name,
        Headline = m.Details.Headline,
        Organisation = m.Details.Organisation,
        Biography = m.Details.Biography,
        Email = m.Email,
        LineManagerEmail = m.LineManagerEmail,
        Membership = m.Membership,
        Industry = m.Details.Industry,
        CareerStage = m.Details.CareerStage,
        Country = m.Details.Country,
        Region = m.Details.Region,
        TimeZone = m.Details.TimeZone,
        Languages = m.Details.Languages,
        Formats = m.Details.Formats,
        Mentor = m.Mentor is { } mentor ? new MentorFacts(mentor.Offer.Areas, mentor.Offer.Skills, mentor.Availability, mentor.Offer.MenteeLimit) : null,
        Mentee = m.Mentee is { } mentee ? new MenteeFacts(mentee.Wish.Areas, mentee.Wish.Skills, mentee.Looking) : null,
    };

    private SearchCriteria Criteria(int active)
    {
        var criteria = new SearchCriteria { ExactMatch = _random.Next(20) == 0 };
        var place = Pick(_mentors);
        foreach (var criterion in Enum.GetValues<Criterion>().OrderBy(_ => _random.Next()).Take(active))
            criteria = With(criteria, criterion, _random.Next(5) == 0 ? Level.MustHave : Level.Preferred, place);
        return criteria with { MattersMost = _random.Next(2) == 0 ? (Criterion)_random.Next(9) : null };
    }

    private SearchCriteria With(SearchCriteria criteria, Criterion criterion, Level level, MatchRecord place) => criterion switch
    {
        Criterion.Areas => criteria with { Areas = new(level, Some(TermKind.Area, 3)) },
        Criterion.Skills => criteria with { Skills = new(level, Some(TermKind.Skill, 4)) },
        Criterion.Industry => criteria with { Industries = new(level, Some(TermKind.Industry, 2)) },
        Criterion.CareerStage => criteria with { CareerStage = new(level, Pick(taxonomy.Of(TermKind.CareerStage).ToList()).Id) },
        Criterion.Location => criteria with { Location = new(level, place.Country, _random.Next(2) == 0 ? place.Region : "") },
        Criterion.Language => criteria with { Languages = new(level, Some(TermKind.Language, 2)) },
        Criterion.Format => criteria with { Formats = new(level, (MeetingFormats)(1 + _random.Next(7))) },
        Criterion.TimeZone => criteria with { TimeZone = level },
        _ => criteria with { Text = new(level, Query(_random.Next(2) == 0)) },
    };

    private string Query(bool whole)
    {
        var mentor = Pick(_mentors);
        var words = Words.Of($"{mentor.Name} {mentor.Headline} {mentor.Organisation} {mentor.Biography}").Where(w => w.Length > 2).ToList();
        return string.Join(' ', Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Pick(words)).Select(w => whole ? w : w[.._random.Next(1, w.Length + 1)]));
    }

    private TermSet Some(TermKind kind, int most)
    {
        var all = taxonomy.Of(kind).ToList();
        return TermSet.Of(Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Pick(all).Id));
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
