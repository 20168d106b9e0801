using System.Text.Json;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

public sealed partial class TextEdit
{
    /// <summary>An edit as it comes from outside, for instance [5,"x",-2,7]: keep 5, insert x, delete 2, keep 7.</summary>
    public static Result<TextEdit> Parse(string json) => Wire.Read(json, Read);

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Wire.Write(Write);

    internal static Result<TextEdit> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return new MalformedEdit("it is not a list");
        var room = new TextPartRoom();
        var edit = new TextEditBuilder(room);
        var last = default(TextPart);
        long length = 0;
        foreach (var element in json.EnumerateArray())
        {
            if (ReadPart(element, last, out var part) is { } fault)
                return new MalformedEdit(fault);
            length += part.Length;
            if (length > int.MaxValue)
                return new MalformedEdit("it is too long");
            Put(ref edit, part);
            last = part;
        }

        return edit.Build();
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (ref readonly var part in Parts)
        {
            if (part.Text is { } text)
                json.WriteStringValue(text);
            else
                json.WriteNumberValue(part.Count);
        }

        json.WriteEndArray();
    }

    private static string? ReadPart(JsonElement element, TextPart last, out TextPart part)
    {
        part = default;
        if (element.ValueKind == JsonValueKind.String)
        {
            if (!Wire.TryText(element, out var text))
                return "half a character";
            part = new(text.Length, text);
        }
        else if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var count) && count != int.MinValue)
        {
            part = new(count);
        }
        else
        {
            return "something is neither a number nor a text";
        }

        return Fault(part, last);
    }

    private static string? Fault(TextPart part, TextPart last)
    {
        if (part.Count == 0)
            return "a part is empty";
        if (part.Text is { } text)
            return last.IsInsert ? "two insertions in a row" : last.IsDelete ? "an insertion after a deletion at the same place" : TextCharacters.Fault(text);
        return (part.IsRetain && last.IsRetain) || (part.IsDelete && last.IsDelete) ? "two of a kind in a row" : null;
    }

    private static void Put(ref TextEditBuilder edit, TextPart part)
    {
        if (part.Text is { } text)
            edit.Insert(text);
        else if (part.IsDelete)
            edit.Delete(part.Length);
        else
            edit.Retain(part.Length);
    }
}
