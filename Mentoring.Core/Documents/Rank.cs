using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Mentoring.Core.Documents;

/// <summary>
/// The place of an item in its list: a fraction written in the digits 0-9A-Za-z, compared letter by letter; there is always another one
/// between two. Two items with the same rank stand in the order of their ids.
/// </summary>
public readonly record struct Rank : IComparable<Rank>
{
    /// <summary>The most digits of a rank; reached only after hundreds of insertions at one and the same place.</summary>
    public const int Most = 120;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>So that two people who add at the same place do not make the same rank.</summary>
    private const int RandomDigits = 2;

    private static readonly SearchValues<char> Known = SearchValues.Create(Digits);

    private readonly string? _digits;

    private Rank(string digits) => _digits = digits;

    private string Value => _digits ?? "V";

    public static bool operator <(Rank left, Rank right) => left.CompareTo(right) < 0;

    public static bool operator >(Rank left, Rank right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rank left, Rank right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rank left, Rank right) => left.CompareTo(right) >= 0;

    /// <summary>A rank between two others; without the one before it the beginning of the list is meant, without the one after it the end.</summary>
    /// <exception cref="ArgumentException">The one before does not stand before the one after.</exception>
    public static Rank Between(Rank? before, Rank? after, Random? random = null)
    {
        if (before is { } left && after is { } right && left >= right)
            throw new ArgumentException($"{left} does not stand before {right}.", nameof(after));
        random ??= Random.Shared;
        Span<char> digits = stackalloc char[Most * 2];
        var length = Middle(before?.Value ?? string.Empty, after?.Value, digits);
        for (var i = 0; i < RandomDigits; i++)
            digits[length++] = Digits[random.Next(i == RandomDigits - 1 ? 1 : 0, Digits.Length)];
        return new(new string(digits[..length]));
    }

    /// <summary>A rank as it comes from outside: digits, the last of which is not 0 (nothing would fit before it).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rank rank)
    {
        rank = default;
        if (text is not { Length: > 0 and <= Most } || text[^1] == '0' || text.AsSpan().ContainsAnyExcept(Known))
            return false;
        rank = new(text);
        return true;
    }

    public int CompareTo(Rank other) => string.CompareOrdinal(Value, other.Value);

    public bool Equals(Rank other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;

    /// <summary>Digits that stand strictly between the two whatever follows them; how many.</summary>
    private static int Middle(string before, string? after, Span<char> digits)
    {
        for (var i = 0; ; i++)
        {
            var low = i < before.Length ? Digits.IndexOf(before[i], StringComparison.Ordinal) : 0;
            var high = after is null ? Digits.Length : i < after.Length ? Digits.IndexOf(after[i], StringComparison.Ordinal) : 0;
            if (high - low > 1)
            {
                digits[i] = Digits[(low + high) / 2];
                return i + 1;
            }

            digits[i] = Digits[low];
            // Once a digit lies below that of the one after, only the one before binds
            if (low < high)
                after = null;
        }
    }
}
