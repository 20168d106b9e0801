using System.Globalization;
using System.Text.RegularExpressions;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>The one spelling each type of value has.</summary>
public static partial class FieldValues
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const string Day = "yyyy-MM-dd";
    private const int MostDigits = 20;

    public static string Of(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool flag) => flag ? "true" : "false";

    public static string Of(MemberId member) => member.Value.ToString();

    /// <summary>The day a value stands for; null for none.</summary>
    public static DateOnly? Date(string? value) =>
        DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The number a value stands for; null for none.</summary>
    public static decimal? Number(string? value) =>
        value is { Length: > 0 and <= MostDigits } && decimal.TryParse(value, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What somebody typed as a number, in the one spelling; null for nothing. Decimals follow a point or a comma; commas before every three digits part thousands.</summary>
    /// <returns>False for what is no number.</returns>
    public static bool TryTyped(string? typed, out string? value)
    {
        var plain = (typed ?? string.Empty).Trim().Replace('−', '-');
        plain = (Thousands().IsMatch(plain) ? plain.Replace(",", string.Empty, StringComparison.Ordinal) : plain.Replace(',', '.')).TrimEnd('.');
        value = Number(plain) is { } number ? Of(number) : null;
        return plain.Length == 0 || value is not null;
    }

    /// <summary>Whether a flag is set.</summary>
    public static bool Flag(string? value) => value is "true";

    /// <summary>The member a value stands for; null for none.</summary>
    public static MemberId? Member(string? value) => value is not null && FieldAddress.TryParseId(value, out var id) ? new(id) : null;

    /// <summary>What is wrong with a value for a field; null when nothing is. No value fits every field.</summary>
    internal static Problem? Fault(ValueField field, string? value) => value is null ? null : field.Type switch
    {
        FieldType.Choice when !field.Choices.Contains(value, StringComparer.Ordinal) => new BadValue(field.Name, "This is not one of the choices."),
        FieldType.Member when Member(value) is null => new BadValue(field.Name, "This is not a member."),
        FieldType.Number when Number(value) is null => new BadValue(field.Name, "Write a number with at most 20 digits."),
        FieldType.Date when Date(value) is null => new BadValue(field.Name, "Choose a day."),
        FieldType.Flag when value is not ("true" or "false") => new BadValue(field.Name, "This is either done or not."),
        _ => null,
    };

    [GeneratedRegex(@"^[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();
}
