using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>A text or a value of a document: a field of its own ("specific"), or one of an item ("{item}/words").</summary>
public readonly record struct FieldAddress(ItemId? Item, string Field)
{
    /// <summary>The longest name of a field.</summary>
    private const int MostName = 40;

    /// <summary>How long an id is as text.</summary>
    private const int IdLength = 36;

    public static implicit operator FieldAddress(string field) => new(null, field);

    /// <summary>An address as it comes from outside; whether there is such a field is for the document to say.</summary>
    public static bool TryParse(string? text, out FieldAddress address)
    {
        address = default;
        if (text is null || text.Length > IdLength + 1 + MostName)
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var name = text[(slash + 1)..];
        if (name.Length is 0 or > MostName || !name.All(char.IsAsciiLetter))
            return false;
        if (slash < 0)
        {
            address = new(null, name);
            return true;
        }

        var found = TryParseId(text[..slash], out var id);
        address = new(new ItemId(id), name);
        return found;
    }

    public override string ToString() => Item is { } item ? $"{item.Value}/{Field}" : Field;

    /// <summary>One spelling only, so that an item has one address.</summary>
    internal static bool TryParseId(string text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) && string.Equals(text, id.ToString(), StringComparison.Ordinal);
}
