using Mentoring.Core.Matching;

namespace Mentoring.Core.Members;

/// <summary>The part of a profile in which something is filled in.</summary>
public enum ProfilePart
{
    /// <summary>What is true of the person whatever their role.</summary>
    AboutYou = 1,

    /// <summary>What they offer.</summary>
    AsMentor = 2,

    /// <summary>What they look for.</summary>
    AsMentee = 3,
}

/// <summary>Something a profile lacks.</summary>
/// <param name="Part">Where it is filled in.</param>
/// <param name="Words">What to do, as a short sentence without a full stop.</param>
/// <param name="Effect">What that would do to the search results, in a sentence.</param>
/// <param name="Weight">What it counts in the percentage; the heaviest is worth doing first.</param>
public sealed record MissingItem(ProfilePart Part, string Words, string Effect, double Weight);

/// <summary>
/// How complete a profile is (spec §2): the share, by the programme's search weights, of what can be filled in.
/// What no search criterion rests on counts <see cref="Beside"/>.
/// </summary>
/// <param name="Percent">0 to 100, rounded down; 100 only when nothing is missing.</param>
/// <param name="Missing">Heaviest first.</param>
public sealed record Completeness(int Percent, IReadOnlyList<MissingItem> Missing)
{
    /// <summary>The weight of what helps people decide but no criterion goes by.</summary>
    public const double Beside = 1;

    public static Completeness Of(Member member, CriterionWeights weights)
    {
        var items = new CompletenessItems(member, weights).All().ToList();
        var total = items.Sum(i => i.Item.Weight);
        var missing = items.Where(i => !i.Filled).Select(i => i.Item).OrderByDescending(i => i.Weight).ThenBy(i => i.Part).ToList();
        var share = missing.Count == 0 || total <= 0 ? 1 : 1 - (missing.Sum(i => i.Weight) / total);
        return new Completeness((int)Math.Floor(100 * share), missing);
    }
}
