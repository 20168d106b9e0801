using System.Text;
using CsvHelper;
using Mentoring.Core.Common;

namespace Mentoring.Web.Features.Importing;

/// <summary>One row as it stands in the file.</summary>
/// <param name="Damage">Why the row cannot be told apart into its columns, or null.</param>
internal sealed record FileRow(int Line, int Record, FileHeader Header, string[] Values, string? Damage)
{
    public string this[string column] => Header.Index(column) is var i && i < Values.Length ? Values[i] : string.Empty;
}

/// <summary>Which column stands where.</summary>
internal sealed class FileHeader(IReadOnlyList<string> names)
{
    private readonly Dictionary<string, int> _index = names.Select((name, i) => (name, i)).DistinctBy(c => c.name).ToDictionary(c => c.name, c => c.i);

    public int Count => names.Count;

    public IReadOnlyList<string> Unknown => [.. names.Except(MemberColumns.All).Where(n => n.Length > 0)];

    public int Index(string column) => _index[column];

    public Problem? Fault()
    {
        var missing = MemberColumns.All.Except(names).ToList();
        var doubled = names.GroupBy(n => n).Where(g => g.Count() > 1 && g.Key.Length > 0).Select(g => g.Key).ToList();
        if (missing.Count == MemberColumns.All.Count)
            return new UnreadableFile($"The first line does not name the columns. It must hold: {string.Join(",", MemberColumns.All)} (in any order, with commas between).");
        if (missing.Count > 0)
            return new UnreadableFile($"The file lacks {(missing.Count == 1 ? "the column" : "the columns")} {string.Join(", ", missing)}.");
        return doubled.Count > 0 ? new UnreadableFile($"The column {doubled[0]} stands twice in the first line.") : null;
    }
}

/// <summary>A members file taken apart by RFC 4180: commas, quotes doubled inside quotes, line breaks inside fields; UTF-8 with or without a mark.</summary>
internal sealed record MemberFile(FileHeader Header, IReadOnlyList<FileRow> Rows)
{
    public const int MostBytes = 100 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Result<MemberFile> Read(byte[] content)
    {
        var text = Decode(content);
        if (!text.Succeeded)
            return Result<MemberFile>.From(text.Problems);
        string? damage = null;
        using var reader = CsvReader.FromText(text.Value, Options(malformed => damage = Damage(malformed.Reason)));
        if (!reader.Read())
            return new UnreadableFile("The file is empty.");
        var header = new FileHeader([.. Values(reader).Select(name => Text.CleanLine(name).ToLowerInvariant())]);
        if (header.Fault() is { } fault)
            return fault;
        var rows = new List<FileRow>();
        while (ReadNext(reader, ref damage))
        {
            var values = Values(reader);
            if (values.All(string.IsNullOrWhiteSpace) && damage is null)
                continue;
            rows.Add(new FileRow((int)reader.LineNumber, rows.Count + 1, header, values, damage ?? CountFault(values.Length, header.Count)));
        }

        return rows.Count == 0 ? new UnreadableFile("The file names its columns and holds no members.") : new MemberFile(header, rows);
    }

    private static Result<string> Decode(byte[] content)
    {
        if (content.Length > MostBytes)
            return new UnreadableFile($"The file is larger than {MostBytes / 1024 / 1024} MB. Split it into several.");
        var zero = Array.IndexOf(content, (byte)0);
        if (zero >= 0)
            return new UnreadableFile($"Line {LineAt(content, zero)} holds a NUL byte, so this is not a text file in UTF-8. Save it as “CSV UTF-8” and try again.");
        try
        {
            var text = Strict.GetString(content).TrimStart('\ufeff');
            return string.IsNullOrWhiteSpace(text) ? new UnreadableFile("The file is empty.") : text;
        }
        catch (DecoderFallbackException e)
        {
            return new UnreadableFile($"Line {LineAt(content, e.Index)} is not in UTF-8. Save the file as “CSV UTF-8” and try again.");
        }
    }

    private static int LineAt(byte[] content, int index) => 1 + content.AsSpan(0, Math.Clamp(index, 0, content.Length)).Count((byte)'\n');

    private static CsvReaderOptions Options(Action<CsvMalformedRecord> malformed) => new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        OnMalformedRecord = malformed,
    };

    private static bool ReadNext(CsvReader reader, ref string? damage)
    {
        damage = null;
        return reader.Read();
    }

    private static string[] Values(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static string? CountFault(int found, int expected) =>
        found == expected ? null : $"The row has {found} {(found == 1 ? "value" : "values")} for {expected} columns. Put texts that hold commas or line breaks in quotation marks.";

    private static string Damage(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "A quotation mark opens a text here and none closes it, so this row and everything after it could not be read.",
        CsvMalformedReason.TextAfterClosingQuote => "There is text after a closing quotation mark. Double the quotation marks inside a text.",
        _ => "A quotation mark stands in a text without quotation marks around it. Put the whole text in quotation marks and double those inside.",
    };
}
