using System.Collections.Frozen;

namespace Mentoring.Core.Documents;

/// <summary>What two people fill in together (spec.md, 8).</summary>
public enum DocumentKind
{
    /// <summary>Strengths, weaknesses, opportunities and threats.</summary>
    Swot,

    /// <summary>Goals, situation, thinking, actions and results.</summary>
    GStar,

    /// <summary>A SMART goal with its milestones.</summary>
    Goal,
}

/// <summary>What a value can be; a value is text in any case, and null while nobody has set it.</summary>
public enum FieldType
{
    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>The id of a member.</summary>
    Member,

    /// <summary>A decimal number with a point.</summary>
    Number,

    /// <summary>A day, as yyyy-MM-dd.</summary>
    Date,

    /// <summary>"true" or "false".</summary>
    Flag,
}

/// <summary>A running text that both can write in at the same time.</summary>
/// <param name="Name">As in an address.</param>
/// <param name="Most">In UTF-16 code units.</param>
/// <param name="OneLine">Whether it holds no line break.</param>
public sealed record TextField(string Name, int Most, bool OneLine = false);

/// <summary>A value of which the one set last counts.</summary>
/// <param name="Name">As in an address.</param>
/// <param name="Choices">The words of a choice; empty for other types.</param>
public sealed record ValueField(string Name, FieldType Type, params IReadOnlyList<string> Choices);

/// <summary>A list of items in an order of their own.</summary>
/// <param name="Most">Items at the same time, the removed ones not counted.</param>
public sealed record ListField(string Name, int Most);

/// <summary>What a kind of document consists of. All lists of a kind hold the same sort of item, so that an item can move from one to another.</summary>
public sealed class DocumentShape
{
    /// <summary>The most items that can ever be added to a document, the removed ones included.</summary>
    public const int MostItemsEver = 2000;

    /// <summary>The name of the text that every kind has.</summary>
    public const string Title = "title";

    private readonly FrozenDictionary<string, TextField> _texts;
    private readonly FrozenDictionary<string, ValueField> _values;
    private readonly FrozenDictionary<string, TextField> _itemTexts;
    private readonly FrozenDictionary<string, ValueField> _itemValues;
    private readonly FrozenDictionary<string, ListField> _lists;

    internal DocumentShape(
        IReadOnlyList<TextField> texts, IReadOnlyList<ValueField> values, IReadOnlyList<ListField> lists, IReadOnlyList<TextField> itemTexts, IReadOnlyList<ValueField> itemValues)
    {
        Texts = [new(Title, 120, OneLine: true), .. texts];
        (Values, Lists, ItemTexts, ItemValues) = (values, lists, itemTexts, itemValues);
        _texts = Texts.ToFrozenDictionary(f => f.Name);
        _values = values.ToFrozenDictionary(f => f.Name);
        _lists = lists.ToFrozenDictionary(f => f.Name);
        _itemTexts = itemTexts.ToFrozenDictionary(f => f.Name);
        _itemValues = itemValues.ToFrozenDictionary(f => f.Name);
    }

    /// <summary>The document's own texts, its title first.</summary>
    public IReadOnlyList<TextField> Texts { get; }

    /// <summary>The document's own values.</summary>
    public IReadOnlyList<ValueField> Values { get; }

    /// <summary>Its lists, in the order of the screen.</summary>
    public IReadOnlyList<ListField> Lists { get; }

    /// <summary>The texts of each item.</summary>
    public IReadOnlyList<TextField> ItemTexts { get; }

    /// <summary>The values of each item.</summary>
    public IReadOnlyList<ValueField> ItemValues { get; }

    public static DocumentShape Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Swot => Swot.Shape,
        DocumentKind.GStar => GStar.Shape,
        DocumentKind.Goal => Goal.Shape,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The text at an address; null when there is no such field.</summary>
    public TextField? Text(FieldAddress address) => (address.Item is null ? _texts : _itemTexts).GetValueOrDefault(address.Field);

    /// <summary>The value at an address; null when there is no such field.</summary>
    public ValueField? Value(FieldAddress address) => (address.Item is null ? _values : _itemValues).GetValueOrDefault(address.Field);

    /// <summary>A list by its name; null when there is none.</summary>
    public ListField? List(string name) => _lists.GetValueOrDefault(name);
}
