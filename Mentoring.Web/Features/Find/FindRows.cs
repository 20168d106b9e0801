using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Find;

/// <summary>One page of a search with everything its screen shows.</summary>
/// <param name="Cards">The page, in rank order.</param>
/// <param name="Live">People left out because of a live request or relationship; they are linked instead.</param>
public sealed record FindScreen(
    SearchCriteria Criteria, SearchResult Result, IReadOnlyList<FindCardRow> Cards, IReadOnlyList<FindLiveRow> Live, FindOptions Options, DateOnly Today)
{
    public bool Scored => Criteria.ActiveCount() > 0;
}

/// <summary>A listed member as a card.</summary>
/// <param name="Line">Job title, place and languages, as far as known.</param>
/// <param name="Tags">Areas and skills, those that matched first.</param>
/// <param name="Room">Free places under a mentor's own limit; null without one.</param>
/// <param name="Pace">How soon a mentor usually replies; null when too few people asked.</param>
public sealed record FindCardRow(
    Match Match, string Name, string Headline, string? Photo, string Line, IReadOnlyList<FindTagRow> Tags, int? Room, ReplyPace? Pace, Activity Activity)
{
    public MemberId Id => Match.Member;
}

/// <summary>An area or skill on a card.</summary>
public sealed record FindTagRow(string Name, bool Hit);

/// <summary>Somebody the searcher has a live request or relationship with, in the role searched for.</summary>
public sealed record FindLiveRow(RelationshipId Id, MemberId Member, string Name, bool Requested);

/// <summary>What can be chosen.</summary>
/// <param name="Places">Countries with their regions, of members who take part.</param>
public sealed record FindOptions(Taxonomy Taxonomy, IReadOnlyList<FindCountry> Places);

public sealed record FindCountry(string Name, IReadOnlyList<string> Regions);

/// <summary>The answer to "why is this person not listed?".</summary>
/// <param name="Relationship">The live relationship to go to, when that is the reason.</param>
public sealed record FindAnswer(MemberId Member, string Name, string Sentence, RelationshipId? Relationship);
