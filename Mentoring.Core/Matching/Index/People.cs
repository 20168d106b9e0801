using Mentoring.Core.Common;

namespace Mentoring.Core.Matching.Index;

/// <summary>What is kept of a member whatever their role.</summary>
internal struct Person
{
    public MemberId Id;
    public string Name;

    /// <summary>Hashes of the member's address and of the line manager's; 0 for none.</summary>
    public ulong Email;
    public ulong Manager;

    /// <summary>Hash of the indexed texts, to see whether they changed.</summary>
    public ulong Text;

    /// <summary>Day number; the largest number for never.</summary>
    public int EligibleFrom;

    /// <summary>Rows in the sides, or -1.</summary>
    public int MentorRow;
    public int MenteeRow;
    public ushort Zone;

    /// <summary>Whether they hold the role, eligible or not; a mentee who is not looking does not.</summary>
    public bool IsMentor;
    public bool IsMentee;

    /// <summary>Deleted or removed: not found by name.</summary>
    public bool Gone;

    public readonly int RowIn(SearchKind kind) => kind == SearchKind.Mentors ? MentorRow : MenteeRow;

    public readonly bool HasRole(SearchKind kind) => kind == SearchKind.Mentors ? IsMentor : IsMentee;
}

/// <summary>Members with whom there is a reason not to be matched.</summary>
internal sealed record Ties(MemberId[] LiveMentors, MemberId[] LiveMentees, MemberId[] Blocks)
{
    public static Ties None { get; } = new([], [], []);

    public MemberId[] Live(SearchKind kind) => kind == SearchKind.Mentors ? LiveMentors : LiveMentees;
}

/// <summary>All members, found by id, address or name. Immutable.</summary>
internal sealed class People
{
    private readonly Person[][] _blocks;

    public People(Person[][] blocks, int count) => (_blocks, Count) = (blocks, count);

    public static People Empty { get; } = new([], 0);

    public int Count { get; }

    public LayeredMap<MemberId, int> Rows { get; init; } = LayeredMap<MemberId, int>.Empty;

    /// <summary>Rows by the hash of their own address.</summary>
    public LayeredMap<ulong, int> ByEmail { get; init; } = LayeredMap<ulong, int>.Empty;

    /// <summary>Rows of those who name this address as their line manager's.</summary>
    public LayeredMap<ulong, int[]> Reports { get; init; } = LayeredMap<ulong, int[]>.Empty;

    public LayeredMap<int, Ties> Ties { get; init; } = LayeredMap<int, Ties>.Empty;

    /// <summary>Names by word, over the rows; may still find a former name.</summary>
    public TextSegment[] Names { get; init; } = [];

    public ref readonly Person this[int row] => ref _blocks[row >> Block.Shift][row & (Block.Size - 1)];

    public Person[][] Blocks => _blocks;

    /// <summary>Whether one names the other as line manager.</summary>
    public bool ManagerAndReport(int one, int other)
    {
        ref readonly var a = ref this[one];
        ref readonly var b = ref this[other];
        return (a.Manager != 0 && a.Manager == b.Email) || (b.Manager != 0 && b.Manager == a.Email);
    }

    /// <summary>Everyone who may not be shown to this person: blocked, line manager, reports, live with them.</summary>
    public IEnumerable<int> HiddenFrom(int person, SearchKind kind)
    {
        var ties = Ties.Get(person, Index.Ties.None);
        foreach (var id in ties.Blocks.Concat(ties.Live(kind)))
        {
            var row = Rows.Get(id, -1);
            if (row >= 0)
                yield return row;
        }

        if (this[person].Manager is var manager and not 0 && ByEmail.Get(manager, -1) is var managerRow and >= 0)
            yield return managerRow;
        if (this[person].Email is var email and not 0)
        {
            foreach (var report in Reports.Get(email, []))
                yield return report;
        }
    }
}
