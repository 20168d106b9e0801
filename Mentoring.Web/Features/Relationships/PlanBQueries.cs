using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Web.Matching;
using Mentoring.Web.Security;

namespace Mentoring.Web.Features.Relationships;

/// <summary>A mentor to ask instead, as a card.</summary>
/// <param name="Score">Relevance of 100, whole, half away from zero.</param>
/// <param name="Why">What fits, in one line.</param>
/// <param name="Address">The request form, prefilled from the earlier request.</param>
public sealed record PlanBRow(MemberId Id, string Name, string Headline, string? Photo, string Score, string Why, string Address)
{
    public string Profile => $"/members/{Id.Value}";
}

/// <summary>Whom to ask instead; nobody when nobody fits.</summary>
/// <param name="Search">The address of the whole search.</param>
public sealed record PlanBView(IReadOnlyList<PlanBRow> Mentors, string Search);

/// <summary>What a mentee sees when a request came to nothing.</summary>
public sealed class PlanBQueries(NextBest next)
{
    /// <summary>Up to three mentors for the mentee who asked; null when there is nothing to offer about this relationship.</summary>
    public async Task<PlanBView?> OfAsync(MemberId me, RelationshipId id, CancellationToken cancel)
    {
        if (await next.OfAsync(me, id, cancel) is not { } best)
            return null;
        return new PlanBView([.. best.Mentors.Select(Row)], best.SearchAddress);
    }

    private static PlanBRow Row(MatchRow mentor) => new(
        mentor.Id, mentor.Name, mentor.Headline, PhotoAddress.Of(mentor.Id, mentor.HasPhoto, mentor.PhotoVersion),
        Math.Round(mentor.Relevance, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture), mentor.Why, mentor.Address);
}
