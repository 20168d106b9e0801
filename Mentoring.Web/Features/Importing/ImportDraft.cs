using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Importing;

/// <summary>The whole file, read and judged row by row, before anything is written.</summary>
internal sealed class ImportDraft
{
    private ImportDraft(MemberFile file, IReadOnlyList<ReadRow> rows)
    {
        File = file;
        Rows = rows;
        Good = [.. rows.Where(r => r.Faults.Count == 0)];
        NewTerms = [.. Good.SelectMany(r => r.NewTerms).DistinctBy(t => (t.Kind, t.Name.ToUpperInvariant()))];
    }

    public MemberFile File { get; }

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<ReadRow> Rows { get; }

    /// <summary>The rows that can be imported.</summary>
    public IReadOnlyList<ReadRow> Good { get; }

    /// <summary>What the rows that can be imported would add to the taxonomy.</summary>
    public IReadOnlyList<NewTerm> NewTerms { get; }

    public static ImportDraft Of(MemberFile file, Taxonomy taxonomy, DateTime now)
    {
        var reader = new RowReader(new TermBook(taxonomy), [.. taxonomy.Of(TermKind.CareerStage).Select(t => t.Name)], now);
        var first = new Dictionary<string, FileRow>(StringComparer.Ordinal);
        return new ImportDraft(file, [.. file.Rows.Select(row => WithoutDoubles(reader.Read(row), first))]);
    }

    /// <summary>The first row of an address counts, whatever is wrong with it; later ones are refused, whichever letters they use.</summary>
    private static ReadRow WithoutDoubles(ReadRow read, Dictionary<string, FileRow> first)
    {
        if (Member.NormaliseEmail(read.Record.Email) is not { } address || first.TryAdd(address, read.Row))
            return read;
        var earlier = first[address];
        var sentence = $"This address already stands on line {earlier.Line} (record {earlier.Record}). Keep one of the two.";
        return read with { Faults = [new(read.Row.Line, read.Row.Record, address, MemberColumns.Email, read.Record.Email, sentence), .. read.Faults] };
    }
}
