using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>What kind of thing a taxonomy entry names.</summary>
public enum TermKind
{
    /// <summary>What mentoring is about: career planning, leadership, returning to work.</summary>
    Area = 1,

    /// <summary>What a person can do or teach: audit, tax, public speaking.</summary>
    Skill = 2,

    /// <summary>The industry or sector a person works in.</summary>
    Industry = 3,

    /// <summary>How far a career has come; their order has a meaning.</summary>
    CareerStage = 4,

    /// <summary>A language spoken.</summary>
    Language = 5,
}

/// <summary>One entry of the taxonomy, edited by managers.</summary>
public sealed class Term
{
    private Term()
    {
    }

    public Term(TermKind kind, string name, int position) => (Kind, Name, Position) = (kind, name, position);

    public TermId Id { get; private set; }

    public TermKind Kind { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>Order within its kind; for career stages the order that "at or above" goes by.</summary>
    public int Position { get; private set; }

    /// <summary>No longer offered for choosing; kept where it was chosen.</summary>
    public bool Retired { get; private set; }
}

/// <summary>The whole taxonomy at one moment, for looking up. Immutable.</summary>
public sealed class Taxonomy
{
    private readonly Dictionary<TermId, Term> _byId;
    private readonly Dictionary<(TermKind Kind, string Name), Term> _byName;

    public Taxonomy(IEnumerable<Term> terms)
    {
        Terms = [.. terms.OrderBy(t => t.Kind).ThenBy(t => t.Position).ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id.Value)];
        _byId = Terms.ToDictionary(t => t.Id);
        _byName = [];
        foreach (var term in Terms)
            _byName.TryAdd((term.Kind, term.Name.ToUpperInvariant()), term);
    }

    public static Taxonomy Empty { get; } = new([]);

    /// <summary>Every entry, by kind, position and name.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <summary>What can be chosen today.</summary>
    public IEnumerable<Term> Of(TermKind kind) => Terms.Where(t => t.Kind == kind && !t.Retired);

    public string Name(TermId id) => _byId.TryGetValue(id, out var term) ? term.Name : "(removed)";

    /// <summary>The names in the taxonomy's own order.</summary>
    public IReadOnlyList<string> Names(IEnumerable<TermId> ids) =>
        [.. ids.Where(_byId.ContainsKey).Select(id => _byId[id]).OrderBy(t => t.Position).ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Select(t => t.Name)];

    /// <summary>Finds an entry by its name, ignoring letter case; null when there is none.</summary>
    public TermId? Find(TermKind kind, string name) => _byName.TryGetValue((kind, name.Trim().ToUpperInvariant()), out var term) ? term.Id : null;

    /// <summary>The place of a career stage in the order, from 0; -1 when unknown.</summary>
    public int StageOrder(TermId? stage)
    {
        if (stage is null || !_byId.TryGetValue(stage.Value, out var sought))
            return -1;
        return Terms.Where(t => t.Kind == TermKind.CareerStage).TakeWhile(t => t.Id != sought.Id).Count();
    }
}
