using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Index;

/// <summary>Writes the next snapshot of <see cref="People"/>; blocks that nobody touches are shared.</summary>
internal sealed class PeopleDraft(People from)
{
    private readonly LayeredMap<MemberId, int>.Draft _rows = from.Rows.Edit();
    private readonly LayeredMap<ulong, int>.Draft _byEmail = from.ByEmail.Edit();
    private readonly LayeredMap<ulong, int[]>.Draft _reports = from.Reports.Edit();
    private readonly LayeredMap<int, Ties>.Draft _ties = from.Ties.Edit();
    private readonly List<Person[]> _blocks = [.. from.Blocks];
    private readonly HashSet<int> _own = [];
    private readonly TextDraft _names = new();
    private int _count = from.Count;

    /// <summary>The row of a member, or -1.</summary>
    public int Find(MemberId id) => _rows.Get(id, -1);

    /// <summary>A member's place, new when they have none; to be written to.</summary>
    public ref Person Write(MemberId id, out int row)
    {
        row = Find(id);
        var isNew = row < 0;
        if (isNew)
            _rows.Set(id, row = _count++);
        ref var person = ref Own(row >> Block.Shift)[row & (Block.Size - 1)];
        if (isNew)
            person = new Person { Id = id, Name = string.Empty, MentorRow = -1, MenteeRow = -1 };
        return ref person;
    }

    public void SetName(ref Person person, int row, string name)
    {
        if (person.Name == name)
            return;
        person.Name = name;
        if (name.Length > 0)
            _names.AddText(name, row, 3);
    }

    public void SetAddresses(ref Person person, int row, string email, string? manager)
    {
        var (own, above) = (Hash(email), Hash(manager ?? string.Empty));
        if (person.Email != own)
        {
            if (person.Email != 0 && _byEmail.Get(person.Email, -1) == row)
                _byEmail.Set(person.Email, -1);
            if (own != 0)
                _byEmail.Set(own, row);
            person.Email = own;
        }

        if (person.Manager == above)
            return;
        if (person.Manager != 0)
            _reports.Set(person.Manager, [.. _reports.Get(person.Manager, []).Where(r => r != row)]);
        if (above != 0)
            _reports.Set(above, [.. _reports.Get(above, []), row]);
        person.Manager = above;
    }

    public void SetTies(int row, MatchRecord record)
    {
        var none = record.LiveMentors.Count + record.LiveMentees.Count + record.Blocks.Count == 0;
        if (!none)
            _ties.Set(row, new Ties([.. record.LiveMentors], [.. record.LiveMentees], [.. record.Blocks]));
        else if (_ties.Get(row, Ties.None) != Ties.None)
            _ties.Set(row, Ties.None);
    }

    public People Build() => new([.. _blocks], _count)
    {
        Rows = _rows.Build(),
        ByEmail = _byEmail.Build(),
        Reports = _reports.Build(),
        Ties = _ties.Build(),
        Names = Segments.With(from.Names, _names),
    };

    public static ulong Hash(string text) => text.Length == 0 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) | 1;

    /// <summary>The first day of taking part; the largest number for never.</summary>
    public static int EligibleFrom(MatchRecord record) => record switch
    {
        { Deleted: true } => int.MaxValue,
        { Membership: not { Status: MembershipStatus.Active, SubscriptionPaid: true } } => int.MaxValue,
        { Membership.DateOfBirth: not { } } => 0,
        { Membership.DateOfBirth: { Year: > 9000 } } => int.MaxValue,
        { Membership.DateOfBirth: { } born } => born.AddYears(Membership.AdultAge).DayNumber,
    };

    private Person[] Own(int block)
    {
        if (block == _blocks.Count)
        {
            _own.Add(block);
            _blocks.Add(new Person[Block.Size]);
        }
        else if (_own.Add(block))
        {
            _blocks[block] = (Person[])_blocks[block].Clone();
        }

        return _blocks[block];
    }
}
