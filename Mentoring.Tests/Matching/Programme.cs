using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Matching;

/// <summary>A programme small enough to reckon by hand, under the default taxonomy.</summary>
internal sealed class Programme
{
    public static readonly DateOnly Winter = new(2026, 1, 15);

    public Taxonomy Taxonomy { get; } = Terms.Default();

    public MemberId Searcher { get; } = MemberId.New();

    public List<MatchRecord> Members { get; } = [];

    public MatchIndex Index => MatchIndex.Build(Taxonomy, Members);

    /// <summary>A mentor with nothing special about them, then changed.</summary>
    public MemberId Mentor(Func<MatchRecord, MatchRecord>? change = null)
    {
        var plain = new MatchRecord { Id = MemberId.New(), Name = "Ada Byron", Mentor = new MentorFacts(TermSet.Empty, TermSet.Empty, Availability.Available, Impressions: 10) };
        var changed = change?.Invoke(plain) ?? plain;
        Members.Add(changed);
        return changed.Id;
    }

    public void IsSearcher(Func<MatchRecord, MatchRecord>? change = null)
    {
        var plain = new MatchRecord { Id = Searcher, Name = "Priya Raman", Email = "priya@example.org" };
        Members.Add(change?.Invoke(plain) ?? plain);
    }

    public WantedTerms Wanted(TermKind kind, params string[] names) => new(Level.Preferred, Taxonomy.Set(kind, names));

    public TermSet Set(TermKind kind, params string[] names) => Taxonomy.Set(kind, names);

    public SearchResult Search(SearchCriteria criteria, DateOnly? on = null) => Index.Search(Searcher, criteria, CriterionWeights.Default, on ?? Winter);

    public WhyNotListed? WhyNot(MemberId member, SearchCriteria criteria, DateOnly? on = null) =>
        Index.WhyNot(Searcher, member, criteria, CriterionWeights.Default, on ?? Winter);

    /// <summary>The one part of the one match of a search for one criterion.</summary>
    public MatchPart? Part(SearchCriteria criteria, DateOnly? on = null) => Search(criteria, on).Matches.SingleOrDefault()?.Parts.Single();
}
