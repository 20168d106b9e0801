using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>JSON as it comes from outside: anything wrong with it is a problem, never an exception.</summary>
internal static class Wire
{
    /// <summary>The longest operation or edit that is looked at, in characters of JSON.</summary>
    public const int Most = 100_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Result<T> Read<T>(string json, Func<JsonElement, Result<T>> read, int most = Most)
    {
        if (json.Length > most)
            return new MalformedOperation("it is too long");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            return new MalformedOperation("it is not JSON");
        }
    }

    public static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Short))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The text of a JSON string; false for anything else, and for one with half a character in it.</summary>
    public static bool TryText(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (element.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
