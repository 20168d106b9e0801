using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Matching;

/// <summary>Small programmes full of collisions, and searches over them, from a seed.</summary>
internal sealed class RandomProgramme
{
    private static readonly string[] _words = ["Ada", "Søren", "audit", "Audits", "tax", "Łukasz", "renée", "straße", "re", "42", "O'Neill", "b", "taxation", "ﬁ-nance", "𝒳y", "Ωmega"];
    private static readonly string[] _zones = ["Europe/London", "Asia/Kolkata", "Pacific/Auckland", "America/New_York", "Pacific/Honolulu", "Nowhere/Land", "Asia/Kathmandu", "Asia/Singapore"];
    private static readonly (string, string)[] _places = [("United Kingdom", "Scotland"), ("United Kingdom", "Wales"), ("united kingdom", "WALES"), ("Ireland", ""), ("", ""), ("Georgia", "Scotland")];
    private readonly Random _random;
    private int _addresses;

    public RandomProgramme(int seed, int? members = null)
    {
        _random = new Random(seed);
        var skills = _random.Next(8) == 0 ? 70 : 4;
        Taxonomy = Terms.Taxonomy(
            [.. Some(TermKind.Area, 3, "Area"), .. Some(TermKind.Skill, skills, "Audit Skill"), .. Some(TermKind.Industry, 3, "Industry"), .. Some(TermKind.CareerStage, 4, "Stage"), .. Some(TermKind.Language, 3, "Language")]);
        Today = new DateOnly(2026, 1, 1).AddDays(_random.Next(400));
        Members = [.. Enumerable.Range(0, members ?? _random.Next(40)).Select(_ => Member(MemberId.New()))];
        if (_random.Next(4) > 0)
            Members = [.. Members.OrderBy(m => m.Id.Value)];
        Tie();
    }

    public Taxonomy Taxonomy { get; }

    public DateOnly Today { get; }

    public List<MatchRecord> Members { get; private set; }

    /// <summary>Changes, adds and removes some members; says which.</summary>
    public (List<MatchRecord> Changed, List<MemberId> Removed) Change()
    {
        var before = Members.ToDictionary(m => m.Id);
        var removed = Members.Where(_ => _random.Next(8) == 0).Select(m => m.Id).ToList();
        Members = [.. Members.Where(m => !removed.Contains(m.Id)).Select(m => _random.Next(3) == 0 ? Partly(m) : m)];
        Members.AddRange(removed.Where(_ => _random.Next(4) == 0).Select(Member));
        Members.AddRange(Enumerable.Range(0, _random.Next(4)).Select(_ => Member(_random.Next(2) == 0 ? MemberId.New() : new MemberId(new Guid(_random.Next(), 1, 2, new byte[8])))));
        Members = [.. Members.DistinctBy(m => m.Id)];
        removed.RemoveAll(id => Members.Exists(m => m.Id == id));
        Tie();
        return ([.. Members.Where(m => !before.TryGetValue(m.Id, out var old) || old != m)], removed);
    }

    public MemberId Someone() => Members.Count == 0 || _random.Next(12) == 0 ? MemberId.New() : Members[_random.Next(Members.Count)].Id;

    public SearchCriteria Criteria() => new()
    {
        Kind = _random.Next(3) == 0 ? SearchKind.Mentees : SearchKind.Mentors,
        Areas = new(Level(), Set(TermKind.Area, 3)),
        Skills = new(Level(), Set(TermKind.Skill, 3)),
        Industries = new(Level(), Set(TermKind.Industry, 2)),
        CareerStage = new(Level(), One(TermKind.CareerStage)),
        Location = Pick(_places) is var (country, region) ? new(Level(), country, _random.Next(2) == 0 ? region : "") : WantedLocation.Off,
        Languages = new(Level(), Set(TermKind.Language, 2)),
        Formats = new(Level(), (MeetingFormats)_random.Next(8)),
        TimeZone = Level(),
        Text = new(Level(), Sentence(_random.Next(5) == 0 ? 7 : 2)),
        MattersMost = _random.Next(2) == 0 ? (Criterion)_random.Next(9) : null,
        ExactMatch = _random.Next(5) == 0,
        Page = _random.Next(1, 4),
        PageSize = _random.Next(3) == 0 ? 0 : _random.Next(1, 12),
    };

    public CriterionWeights Weights() => _random.Next(2) == 0
        ? CriterionWeights.Default
        : CriterionWeights.Create(Enum.GetValues<Criterion>().ToDictionary(c => c, c => c == Criterion.Text ? 1 : _random.Next(3) * _random.NextDouble() * 5)).Value;

    private MatchRecord Member(MemberId id) => new()
    {
        Id = id,
        Name = Sentence(2),
        Headline = Sentence(2),
        Organisation = Sentence(2),
        Biography = Sentence(5),
        Email = $"m{_addresses++}@members.example",
        LineManagerEmail = _random.Next(3) == 0 ? $"m{_random.Next(_addresses + 5)}@members.example" : null,
        Membership = Membership(),
        Deleted = _random.Next(20) == 0,
        Industry = One(TermKind.Industry),
        CareerStage = One(TermKind.CareerStage),
        Country = Pick(_places).Item1,
        Region = Pick(_places).Item2,
        TimeZone = Pick(_zones),
        Languages = Set(TermKind.Language, 3),
        Formats = (MeetingFormats)_random.Next(8),
        Mentor = _random.Next(4) == 0 ? null : Mentor(),
        Mentee = _random.Next(2) == 0 ? null : Mentee(),
    };

    /// <summary>Most changes leave the words as they were.</summary>
    private MatchRecord Partly(MatchRecord member) => _random.Next(4) switch
    {
        0 => Member(member.Id),
        1 => member with { Mentor = _random.Next(3) == 0 ? null : Mentor() },
        2 => member with { Membership = Membership(), Mentee = Mentee() },
        _ => member with { Name = Sentence(2), LineManagerEmail = null },
    };

    private MentorFacts Mentor() => new(Set(TermKind.Area, 3), Set(TermKind.Skill, 4), Availability(), _random.Next(2) == 0 ? _random.Next(1, 4) : null, _random.Next(3), _random.Next(4), _random.Next(7, 13));

    private MenteeFacts Mentee() => new(Set(TermKind.Area, 3), Set(TermKind.Skill, 4), _random.Next(4) > 0, _random.Next(3), _random.Next(4), _random.Next(7, 13));

    private Availability Availability() => _random.Next(6) switch
    {
        0 => Core.Members.Availability.Unavailable,
        1 => new Availability(AvailabilityStatus.Away, null, ""),
        2 => new Availability(AvailabilityStatus.Away, Today.AddDays(_random.Next(-2, 3)), ""),
        _ => Core.Members.Availability.Available,
    };

    private Membership Membership() => new(
        _random.Next(12) == 0 ? MembershipStatus.Lapsed : MembershipStatus.Active, _random.Next(12) > 0, _random.Next(4) == 0 ? Today.AddYears(-18).AddDays(_random.Next(-2, 3)) : null);

    private void Tie()
    {
        var blocks = Pairs();
        var live = Pairs();
        var (blocked, blockedBy) = (blocks.ToLookup(b => b.One, b => b.Other), blocks.ToLookup(b => b.Other, b => b.One));
        var (mentors, mentees) = (live.ToLookup(l => l.One, l => l.Other), live.ToLookup(l => l.Other, l => l.One));
        Members = [.. Members.Select(m => m with
        {
            Blocks = Same(m.Blocks, [.. blocked[m.Id], .. blockedBy[m.Id]]),
            LiveMentors = Same(m.LiveMentors, [.. mentors[m.Id]]),
            LiveMentees = Same(m.LiveMentees, [.. mentees[m.Id]]),
        })];
    }

    private static IReadOnlyList<MemberId> Same(IReadOnlyList<MemberId> old, MemberId[] now) => old.SequenceEqual(now) ? old : now;

    private List<(MemberId One, MemberId Other)> Pairs() => [.. Enumerable.Range(0, Members.Count / 2).Select(_ => (Someone(), Someone()))];

    private static IEnumerable<Term> Some(TermKind kind, int count, string name) => Enumerable.Range(0, count).Select(i => new Term(kind, $"{name} {i}", i));

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];

    private Level Level() => (Level)_random.Next(3);

    private TermId? One(TermKind kind) => _random.Next(6) == 0 ? null : Pick(All(kind));

    private TermSet Set(TermKind kind, int most) => TermSet.Of(Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Pick(All(kind))));

    private TermId[] All(TermKind kind) => [.. Taxonomy.Of(kind).Select(t => t.Id)];

    private string Sentence(int most) => string.Join(_random.Next(2) == 0 ? " " : ", ", Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Word()));

    private string Word()
    {
        var word = Pick(_words);
        return _random.Next(3) == 0 && !char.IsSurrogate(word[0]) ? word[.._random.Next(1, word.Length)] : word;
    }
}
