using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Index;

/// <summary>Columns of small numbers that a criterion looks up.</summary>
internal enum CodeColumn
{
    Industry = 0,
    Stage = 1,
    Location = 2,
    Zone = 3,
    Formats = 4,
}

/// <summary>Columns of sets, a bit for every entry of the taxonomy in use.</summary>
internal enum SetColumn
{
    Areas = 0,
    Skills = 1,
    Languages = 2,
}

/// <summary>Up to 1,024 rows of one side, column by column; small enough to be copied when one of them changes.</summary>
internal sealed class Block
{
    public const int Size = 1 << Shift;
    public const int Shift = 10;
    public const int Columns = 5;
    public const int SetColumns = 3;

    public Block()
    {
        for (var column = 0; column < Columns; column++)
            Codes[column] = new ushort[Size];
        for (var column = 0; column < SetColumns; column++)
            Sets[column] = [new ulong[Size]];
    }

    private Block(Block other)
    {
        Count = other.Count;
        LatestEligibleFrom = other.LatestEligibleFrom;
        for (var column = 0; column < Columns; column++)
            Codes[column] = (ushort[])other.Codes[column].Clone();
        for (var column = 0; column < SetColumns; column++)
            Sets[column] = [.. other.Sets[column].Select(words => (ulong[])words.Clone())];
        other.Person.CopyTo(Person, 0);
        other.EligibleFrom.CopyTo(EligibleFrom, 0);
        other.AwayUntil.CopyTo(AwayUntil, 0);
        other.Group.CopyTo(Group, 0);
        other.Load.CopyTo(Load, 0);
        other.Newcomer.CopyTo(Newcomer, 0);
    }

    public int Count { get; set; }

    /// <summary>On or after this day every row is eligible.</summary>
    public int LatestEligibleFrom { get; set; }

    public ushort[][] Codes { get; } = new ushort[Columns][];

    /// <summary>For every set column its words of 64 entries.</summary>
    public ulong[][][] Sets { get; } = new ulong[SetColumns][][];

    /// <summary>The row in <see cref="People"/>.</summary>
    public int[] Person { get; } = new int[Size];

    /// <summary>Day number; the largest number for rows no longer in use.</summary>
    public int[] EligibleFrom { get; } = new int[Size];

    /// <summary>Day number of the first day back; 0 for those who are not away.</summary>
    public int[] AwayUntil { get; } = new int[Size];

    /// <summary>The <see cref="MatchGroup"/> when not away.</summary>
    public byte[] Group { get; } = new byte[Size];

    public double[] Load { get; } = new double[Size];

    public bool[] Newcomer { get; } = new bool[Size];

    public Block Copy() => new(this);

    /// <summary>Writes a set, with more words for the whole block when the entry has a number past those there are.</summary>
    public void SetBits(SetColumn column, int row, TermSet terms, Lexicon<TermId> lexicon)
    {
        foreach (var word in Sets[(int)column])
            word[row] = 0;
        foreach (var term in terms.AsSpan())
        {
            var bit = lexicon.CodeOf(term);
            while (Sets[(int)column].Length <= bit / 64)
                Sets[(int)column] = [.. Sets[(int)column], new ulong[Size]];
            Sets[(int)column][bit / 64][row] |= 1UL << (bit % 64);
        }
    }

    public bool HasBit(SetColumn column, int row, int bit) =>
        bit >= 0 && bit / 64 < Sets[(int)column].Length && (Sets[(int)column][bit / 64][row] >> (bit % 64) & 1) != 0;

    public MatchGroup GroupOn(int row, int day) => AwayUntil[row] > day ? MatchGroup.Away : (MatchGroup)Group[row];
}
