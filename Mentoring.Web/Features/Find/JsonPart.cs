using System.Globalization;
using System.Text.Json;
using Mentoring.Core.Common;

namespace Mentoring.Web.Features.Find;

/// <summary>One object of a JSON file, read field by field; what is wrong goes to the list of problems under its path.</summary>
internal sealed class JsonPart
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly List<Problem> _problems;

    public JsonPart(JsonElement element, string path, List<Problem> problems)
    {
        (_element, _path, _problems) = (element, path, problems);
        if (element.ValueKind != JsonValueKind.Object)
            problems.Add(new InvalidField(path, $"“{path}” must be an object in braces."));
    }

    public void Wrong(string field, string sentence) => _problems.Add(new InvalidField($"{_path}.{field}", sentence));

    /// <summary>Any other field is a slip of the pen, and said so.</summary>
    public void Only(params string[] fields)
    {
        if (_element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in _element.EnumerateObject().Where(p => !fields.Contains(p.Name)))
            Wrong(property.Name, $"“{property.Name}” is not known in “{_path}”; it takes {string.Join(", ", fields)}.");
    }

    public JsonPart? Part(string field) => Value(field) is { } value ? new JsonPart(value, $"{_path}.{field}", _problems) : null;

    public string Text(string field) => Value(field) is not { } value ? string.Empty : TextOf(field, value);

    public IReadOnlyList<string> Texts(string field)
    {
        if (Value(field) is not { } values)
            return [];
        if (values.ValueKind == JsonValueKind.Array)
            return [.. values.EnumerateArray().Select(v => TextOf(field, v)).Where(t => t.Length > 0)];
        Wrong(field, $"“{field}” in “{_path}” must be a list in square brackets.");
        return [];
    }

    public T? OneOf<T>(string field, params (string Name, T Value)[] choices)
        where T : struct
    {
        if (Value(field) is not { } value)
            return null;
        var text = TextOf(field, value);
        foreach (var (name, choice) in choices)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return choice;
        }

        Wrong(field, $"“{text}” is not a {field}; use {string.Join(", ", choices.Select(c => c.Name))}.");
        return null;
    }

    public bool Flag(string field)
    {
        if (Value(field) is not { } value)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Wrong(field, $"“{field}” must be true or false.");
        return value.ValueKind == JsonValueKind.True;
    }

    public int? Number(string field, int least)
    {
        if (Value(field) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least)
            return number;
        Wrong(field, $"“{field}” must be a whole number from {least}.");
        return null;
    }

    public DateOnly? Date(string field)
    {
        if (Value(field) is not { } value)
            return null;
        if (DateOnly.TryParseExact(TextOf(field, value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Wrong(field, $"“{field}” must be a date such as 2026-11-21.");
        return null;
    }

    private JsonElement? Value(string field) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string TextOf(string field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!.Trim();
        Wrong(field, $"“{field}” in “{_path}” must be text in quotation marks.");
        return string.Empty;
    }
}
