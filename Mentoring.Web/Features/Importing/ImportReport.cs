using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Importing;

/// <summary>How to import.</summary>
/// <param name="DryRun">Say what would happen and change nothing.</param>
/// <param name="AllOrNothing">Import nothing when any row is refused; otherwise the others are imported.</param>
public sealed record ImportOptions(bool DryRun = false, bool AllOrNothing = false);

/// <summary>Something to say about one row of the file.</summary>
/// <param name="Line">The line of the file where the row starts, from 1; a field may hold line breaks.</param>
/// <param name="Record">The row's number, from 1, without the header.</param>
/// <param name="Email">Whose row it is, as far as it says.</param>
/// <param name="Column">The column, or null when it is about the whole row.</param>
/// <param name="Value">What stood there.</param>
public sealed record RowRemark(int Line, int Record, string Email, string? Column, string Value, string Sentence)
{
    private const int MostShown = 60;

    /// <summary>For example: line 277 (record 240, priya@demo.example): mentee_limit “-3”: The limit of mentees is …</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"line {Line} (record {Record}");
        if (Email.Length > 0)
            text.Append($", {Shown(Email)}");
        text.Append("): ");
        if (Column is not null)
            text.Append(Value.Length == 0 ? $"{Column}: " : $"{Column} “{Shown(Value)}”: ");
        return text.Append(Sentence).ToString();
    }

    private static string Shown(string value)
    {
        var line = Text.CleanLine(value);
        return line.Length <= MostShown ? line : $"{Text.Cut(line, MostShown)}…";
    }
}

/// <summary>An entry that the taxonomy lacks and the file uses.</summary>
public sealed record NewTerm(TermKind Kind, string Name);

/// <summary>What an import did, or what it would do.</summary>
public sealed record ImportReport
{
    public required ImportOptions Options { get; init; }

    /// <summary>Rows in the file, without the header and empty lines.</summary>
    public int Rows { get; init; }

    public int Added { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    /// <summary>People who deleted their account: the file does not bring them back.</summary>
    public int LeftDeleted { get; init; }

    /// <summary>Rows with at least one fault.</summary>
    public int Refused { get; init; }

    /// <summary>False when all or nothing was asked for and a fault made it nothing.</summary>
    public bool Imported { get; init; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RowRemark> Faults { get; init; } = [];

    /// <summary>What was imported and is still worth knowing, in the order of the file.</summary>
    public IReadOnlyList<RowRemark> Notes { get; init; } = [];

    public IReadOnlyList<NewTerm> NewTerms { get; init; } = [];

    /// <summary>Columns the file has and we do not know.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];
}

/// <summary>The file as a whole cannot be imported; nothing was changed.</summary>
public sealed record UnreadableFile(string Sentence) : Problem(Sentence);
