namespace Mentoring.Core.Matching;

/// <summary>The numbers of the fair rank (matching.md): bands of relevance, load, newcomer.</summary>
public static class FairRank
{
    /// <summary>Points of relevance in one band; the fair rank reorders only inside a band.</summary>
    public const double BandWidth = 5;

    /// <summary>Capacity of those without a limit of their own.</summary>
    public const int UsualCapacity = 4;

    /// <summary>Listed on fewer first pages than this in the last 30 days makes a newcomer.</summary>
    public const int NewcomerImpressions = 10;

    /// <summary>Days that first pages are counted for.</summary>
    public const int ImpressionDays = 30;

    /// <summary>What a newcomer is given.</summary>
    public const double NewcomerBonus = 2;

    /// <summary>What a full load costs.</summary>
    public const double LoadPenalty = 3;

    public static int Band(double relevance) => (int)Math.Floor(relevance / BandWidth);

    public static double Load(int pending, int active, int? limit) => Math.Min(1, (pending + active) / (double)(limit ?? UsualCapacity));

    public static double Newcomer(int impressions) => impressions < NewcomerImpressions ? NewcomerBonus : 0;

    /// <summary>What members of one band are ordered by, highest first.</summary>
    public static double Adjusted(double relevance, double load, double newcomer) => relevance - (LoadPenalty * load) + newcomer;
}
