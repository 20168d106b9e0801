using Mentoring.Core.Common;
using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching;

/// <summary>
/// Everyone who can be searched, at one moment, in compact arrays: searches never wait for the disk or for each other
/// (matching.md). Immutable; <see cref="With(IEnumerable{MatchRecord}, IEnumerable{MemberId})"/> makes the next one.
/// </summary>
public sealed class MatchIndex
{
    private readonly Side _mentors;
    private readonly Side _mentees;

    private MatchIndex(Taxonomy taxonomy, SkillNames skillNames, (People People, Side Mentors, Side Mentees, Lexicons Lexicons) parts)
    {
        (Taxonomy, SkillNames) = (taxonomy, skillNames);
        (People, _mentors, _mentees, Lexicons) = parts;
    }

    public static MatchIndex Empty { get; } = new(Taxonomy.Empty, new SkillNames(Taxonomy.Empty), (People.Empty, Side.Empty, Side.Empty, Lexicons.Empty()));

    /// <summary>The taxonomy that names and orders the entries.</summary>
    public Taxonomy Taxonomy { get; }

    /// <summary>Members known, also those who cannot be found.</summary>
    public int Count => People.Count;

    /// <summary>So much has changed since it was built that building anew pays.</summary>
    public bool NeedsRebuild => _mentors.Unused + _mentees.Unused > 1000 + ((_mentors.Count + _mentees.Count) / 8);

    internal People People { get; }

    internal Lexicons Lexicons { get; }

    internal SkillNames SkillNames { get; }

    /// <summary>An index of all members given; fastest when they come in ascending order of ids.</summary>
    public static MatchIndex Build(Taxonomy taxonomy, IEnumerable<MatchRecord> members) => Empty.With(taxonomy).With(members, []);

    /// <summary>The same members under a changed taxonomy.</summary>
    public MatchIndex With(Taxonomy taxonomy) => new(taxonomy, new SkillNames(taxonomy), (People, _mentors, _mentees, Lexicons));

    /// <summary>The next snapshot, in time that depends on what changed; the two share the rest.</summary>
    public MatchIndex With(IEnumerable<MatchRecord> changed, IEnumerable<MemberId> removed)
    {
        var draft = new IndexDraft(People, _mentors, _mentees, Lexicons);
        foreach (var record in changed)
            draft.Upsert(record);
        foreach (var id in removed)
            draft.Remove(id);
        return new MatchIndex(Taxonomy, SkillNames, draft.Build());
    }

    /// <summary>One page of who matches, explained (matching.md).</summary>
    /// <param name="searcher">Whose eyes it is seen with; need not be in the index.</param>
    /// <param name="on">The day of the search, which decides who is away, of age, and how far zones are apart.</param>
    public SearchResult Search(MemberId searcher, SearchCriteria criteria, CriterionWeights weights, DateOnly on)
    {
        using var run = new SearchRun(this, searcher, criteria, weights, on);
        return run.Result();
    }

    /// <summary>The first rule that left this member out, or null when they are listed.</summary>
    public WhyNotListed? WhyNot(MemberId searcher, MemberId member, SearchCriteria criteria, CriterionWeights weights, DateOnly on)
    {
        var excluded = Excluded(searcher, member, criteria.Kind, on);
        if (excluded is not null)
            return new WhyNotListed(excluded.Value);
        using var run = new SearchRun(this, searcher, criteria, weights, on);
        return run.WhyNot(People[People.Rows.Get(member, -1)].RowIn(criteria.Kind));
    }

    /// <summary>Why this member may not be shown to the searcher whatever the criteria, or null.</summary>
    public ExclusionReason? Excluded(MemberId searcher, MemberId member, SearchKind kind, DateOnly on)
    {
        if (searcher == member)
            return ExclusionReason.Yourself;
        var row = People.Rows.Get(member, -1);
        if (row < 0 || !People[row].HasRole(kind))
            return ExclusionReason.NotInRole;
        if (People[row].EligibleFrom > on.DayNumber)
            return ExclusionReason.NotEligible;
        var other = People.Rows.Get(searcher, -1);
        if (other < 0)
            return null;
        var ties = People.Ties.Get(other, Ties.None);
        if (ties.Blocks.Contains(member))
            return ExclusionReason.NotAvailableToYou;
        if (People.ManagerAndReport(other, row))
            return ExclusionReason.LineManagerOrReport;
        return ties.Live(kind).Contains(member) ? ExclusionReason.LiveRelationship : null;
    }

    /// <summary>Members whose names have words that start with all of the words given, by name; the searcher is left out.</summary>
    /// <param name="kind">Only those who could be listed for the searcher in that role; null for anybody not deleted.</param>
    public IReadOnlyList<NamedMember> FindByName(MemberId searcher, string text, SearchKind? kind, DateOnly on, int limit) =>
        NameSearch.Find(People, text, id => id != searcher && (kind is null || Excluded(searcher, id, kind.Value, on) is null), limit);

    /// <summary>The name a member goes by; null when unknown or deleted.</summary>
    public string? NameOf(MemberId member) => People.Rows.Get(member, -1) is var row and >= 0 && !People[row].Gone ? People[row].Name : null;

    internal Side SideOf(SearchKind kind) => kind == SearchKind.Mentors ? _mentors : _mentees;

    internal MemberId IdOf(Side side, int row) => People[side.Blocks[row >> Block.Shift].Person[row & (Block.Size - 1)]].Id;
}
