using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>A note, an action or a milestone.</summary>
public sealed class DocumentItem
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    internal DocumentItem(ItemId id, MemberId? by) => (Id, By, List) = (id, by, string.Empty);

    public ItemId Id { get; }

    /// <summary>Who added it.</summary>
    public MemberId? By { get; }

    /// <summary>The name of the list it stands in, or stood in when it was removed.</summary>
    public string List { get; internal set; }

    /// <summary>Where it stands in its list.</summary>
    public Rank Rank { get; internal set; }

    /// <summary>A removed item is shown nowhere, and can be restored.</summary>
    public bool Removed { get; internal set; }

    internal Dictionary<string, string> Texts => _texts;

    internal Dictionary<string, string> Values => _values;

    /// <summary>One of its texts; empty while nothing is written.</summary>
    public string Text(string field) => _texts.GetValueOrDefault(field, string.Empty);

    /// <summary>One of its values; null while nobody has set it.</summary>
    public string? Value(string field) => _values.GetValueOrDefault(field);

    /// <summary>The address of one of its fields.</summary>
    public FieldAddress Address(string field) => new(Id, field);

    internal static int Compare(DocumentItem one, DocumentItem other)
    {
        var ranks = one.Rank.CompareTo(other.Rank);
        return ranks != 0 ? ranks : one.Id.Value.CompareTo(other.Id.Value);
    }
}
