using System.Globalization;
using System.Text;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>Texts of 120 bytes with a number that is found again wherever the bytes turn up.</summary>
internal static class Texts
{
    private const string Filler = "so that is what we said last week, and I would like to go through it with you before the next one. ";
    private const int Length = 120;
    private const int Digits = 9;

    private const string IdStart = "01900000-0000-7c0d-8e7f-";
    private const int IdDigits = 12;

    private static int _next;

    private static ReadOnlySpan<byte> Mark => "zq"u8;

    /// <summary>So many numbers that no other run uses; the first of them.</summary>
    public static int Reserve(int count) => Interlocked.Add(ref _next, count) - count;

    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"zq{number:D9}q {Filler}{Filler}")[..Length];

    public static byte[] Bytes(int number) => Encoding.ASCII.GetBytes(Of(number));

    /// <summary>The id of the message with this number, in which the number is found again as well.</summary>
    public static Guid IdOf(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{IdStart}{number:D12}"));

    public static int NumberOf(Guid id) => int.Parse(id.ToString()[^IdDigits..], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The number in the first id of such a message in these bytes, and what follows it; null when there is none.</summary>
    public static int? FindId(ref ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("-7c0d-8e7f-"u8);
        if (at < 0)
            return null;
        bytes = bytes[(at + "-7c0d-8e7f-".Length)..];
        return int.Parse(bytes[..IdDigits], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The number of the first text in these bytes, and what follows it; null when there is none.</summary>
    public static int? Find(ref ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf(Mark); at >= 0; at = bytes.IndexOf(Mark))
        {
            bytes = bytes[(at + Mark.Length)..];
            if (bytes.Length > Digits && bytes[Digits] == 'q' && int.TryParse(bytes[..Digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return number;
        }

        return null;
    }
}
