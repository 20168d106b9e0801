using System.Text.Json;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

public abstract partial record DocumentOperation
{
    /// <summary>
    /// An operation as it comes from outside, one object: {"t":address,"e":edit}, {"add":id,"to":list,"rank":rank}, {"move":id,"to":list,"rank":rank},
    /// {"remove":id}, {"restore":id}, {"set":address,"v":value or null} or {"restored":revision}. Anything else, and anything more, is refused.
    /// </summary>
    public static Result<DocumentOperation> Parse(string json) => Wire.Read(json, Read);

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public string ToJson() => Wire.Write(Write);

    private static Result<DocumentOperation> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new MalformedOperation("it is not an object");
        var fields = json.EnumerateObject();
        if (!fields.MoveNext())
            return new MalformedOperation("it is empty");
        return (fields.Current.Name, json.GetPropertyCount()) switch
        {
            ("t", 2) => ReadEdit(json),
            ("add", 3 or 4) or ("move", 3) => ReadPlace(json, fields.Current),
            ("remove" or "restore", 1) => ReadRemoval(fields.Current),
            ("set", 2) => ReadValue(json),
            ("restored", 1) => ReadRestored(fields.Current),
            _ => new MalformedOperation("no such change is known"),
        };
    }

    private static Result<DocumentOperation> ReadEdit(JsonElement json)
    {
        if (!TryAddress(json, "t", out var address) || !json.TryGetProperty("e", out var edit))
            return new MalformedOperation("the text or its edit is missing");
        var read = TextEdit.Read(edit);
        return read.Succeeded ? new EditText(address, read.Value) : Result<DocumentOperation>.From(read.Problems);
    }

    private static Result<DocumentOperation> ReadPlace(JsonElement json, JsonProperty first)
    {
        if (!TryId(first.Value, out var id) || !TryText(json, "to", out var list) || !TryText(json, "rank", out var digits) || !Rank.TryParse(digits, out var rank))
            return new MalformedOperation("the entry, its list or its rank is missing");
        if (first.NameEquals("move"))
            return new MoveItem(new(id), list, rank);
        var by = default(Guid);
        if (json.GetPropertyCount() == 4 && !(json.TryGetProperty("by", out var author) && TryId(author, out by)))
            return new MalformedOperation("who added the entry cannot be read");
        return new AddItem(new(id), list, rank, by == default ? null : new MemberId(by));
    }

    private static Result<DocumentOperation> ReadRemoval(JsonProperty first)
    {
        if (!TryId(first.Value, out var id))
            return new MalformedOperation("the entry is missing");
        return first.NameEquals("remove") ? new RemoveItem(new(id)) : new RestoreItem(new(id));
    }

    private static Result<DocumentOperation> ReadValue(JsonElement json)
    {
        if (!TryAddress(json, "set", out var address) || !json.TryGetProperty("v", out var value))
            return new MalformedOperation("the field or its value is missing");
        if (value.ValueKind == JsonValueKind.Null)
            return new SetValue(address, null);
        return Wire.TryText(value, out var text) ? new SetValue(address, text) : new MalformedOperation("the value is not a text");
    }

    private static Result<DocumentOperation> ReadRestored(JsonProperty revision) =>
        revision.Value.ValueKind == JsonValueKind.Number && revision.Value.TryGetInt32(out var number) && number >= 0
            ? new Restored(number) : new MalformedOperation("the revision is missing");

    private static bool TryAddress(JsonElement json, string name, out FieldAddress address)
    {
        address = default;
        return TryText(json, name, out var text) && FieldAddress.TryParse(text, out address);
    }

    private static bool TryId(JsonElement json, out Guid id)
    {
        id = default;
        return Wire.TryText(json, out var text) && FieldAddress.TryParseId(text, out id);
    }

    private static bool TryText(JsonElement json, string name, out string text)
    {
        text = string.Empty;
        return json.TryGetProperty(name, out var element) && Wire.TryText(element, out text!);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (this)
        {
            case EditText edit:
                json.WriteString("t", edit.Address.ToString());
                json.WritePropertyName("e");
                edit.Edit.Write(json);
                break;
            case AddItem add:
                WritePlace(json, "add", add.Item, add.List, add.Rank);
                if (add.By is { } by)
                    json.WriteString("by", by.Value);
                break;
            case MoveItem move:
                WritePlace(json, "move", move.Item, move.List, move.Rank);
                break;
            case RemoveItem remove:
                json.WriteString("remove", remove.Item.Value);
                break;
            case RestoreItem restore:
                json.WriteString("restore", restore.Item.Value);
                break;
            case SetValue set:
                json.WriteString("set", set.Address.ToString());
                json.WriteString("v", set.Value);
                break;
            case Restored restored:
                json.WriteNumber("restored", restored.Revision);
                break;
        }

        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string verb, ItemId item, string list, Rank rank)
    {
        json.WriteString(verb, item.Value);
        json.WriteString("to", list);
        json.WriteString("rank", rank.ToString());
    }
}
