using System.Text.Json;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

public sealed partial class DocumentState
{
    /// <summary>The largest snapshot that is looked at, in characters of JSON.</summary>
    private const int MostSnapshot = 50_000_000;

    /// <summary>All of it as JSON, the same for the same document.</summary>
    public string ToSnapshot() => Wire.Write(Write);

    /// <summary>A document from what <see cref="ToSnapshot"/> made of it.</summary>
    public static Result<DocumentState> FromSnapshot(DocumentKind kind, string snapshot)
    {
        var state = new DocumentState(kind);
        return Wire.Read<DocumentState>(snapshot, json => state.TryFill(json) ? state : new MalformedSnapshot("a part is missing or of another kind"), MostSnapshot);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Write(json, _texts, _values);
        json.WriteStartArray("items");
        foreach (var item in _items.Values.OrderBy(i => i.Id.Value))
            Write(json, item);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DocumentItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id.Value);
        if (item.By is { } by)
            json.WriteString("by", by.Value);
        json.WriteString("list", item.List);
        json.WriteString("rank", item.Rank.ToString());
        if (item.Removed)
            json.WriteBoolean("removed", value: true);
        Write(json, item.Texts, item.Values);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Dictionary<string, string> texts, Dictionary<string, string> values)
    {
        Write(json, "texts", texts);
        Write(json, "values", values);
    }

    private static void Write(Utf8JsonWriter json, string name, Dictionary<string, string> fields)
    {
        json.WriteStartObject(name);
        foreach (var (field, value) in fields.Where(f => f.Value.Length > 0).OrderBy(f => f.Key, StringComparer.Ordinal))
            json.WriteString(field, value);
        json.WriteEndObject();
    }

    private bool TryFill(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && TryFields(json, new(null, string.Empty), _texts, _values)
        && json.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array && items.EnumerateArray().All(TryItem);

    private bool TryItem(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !TryGuid(json, "id", out var id) || !TryText(json, "list", out var list) || Shape.List(list) is null)
            return false;
        if (!TryText(json, "rank", out var digits) || !Rank.TryParse(digits, out var rank))
            return false;
        MemberId? by = json.TryGetProperty("by", out _) ? TryGuid(json, "by", out var author) ? new(author) : null : null;
        var item = new DocumentItem(new(id), by) { List = list, Rank = rank, Removed = json.TryGetProperty("removed", out var removed) && removed.ValueKind == JsonValueKind.True };
        return _items.TryAdd(item.Id, item) && TryFields(json, item.Address(string.Empty), item.Texts, item.Values);
    }

    private bool TryFields(JsonElement json, FieldAddress holder, Dictionary<string, string> texts, Dictionary<string, string> values) =>
        TryFields(json, "texts", texts, name => Shape.Text(holder with { Field = name }) is not null)
        && TryFields(json, "values", values, name => Shape.Value(holder with { Field = name }) is not null);

    private static bool TryFields(JsonElement json, string name, Dictionary<string, string> fields, Func<string, bool> known)
    {
        if (!json.TryGetProperty(name, out var given) || given.ValueKind != JsonValueKind.Object)
            return false;
        foreach (var field in given.EnumerateObject())
        {
            if (!known(field.Name) || !Wire.TryText(field.Value, out var text))
                return false;
            fields[field.Name] = text;
        }

        return true;
    }

    private static bool TryGuid(JsonElement json, string name, out Guid id)
    {
        id = default;
        return TryText(json, name, out var text) && FieldAddress.TryParseId(text, out id);
    }

    private static bool TryText(JsonElement json, string name, out string text)
    {
        text = string.Empty;
        return json.TryGetProperty(name, out var element) && Wire.TryText(element, out text!);
    }
}
