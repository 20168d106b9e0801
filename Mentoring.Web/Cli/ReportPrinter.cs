using Mentoring.Core.Members;
using Mentoring.Web.Features.Importing;

namespace Mentoring.Web.Cli;

/// <summary>An import's report as text that a person can act on.</summary>
internal sealed class ReportPrinter(TextWriter output)
{
    public void Print(string file, ImportReport report)
    {
        output.WriteLine($"{file}: {report.Rows:N0} {(report.Rows == 1 ? "row" : "rows")}. {Outcome(report)}");
        if (report.Imported)
            output.WriteLine(Counts(report));
        if (report.IgnoredColumns.Count > 0)
            output.WriteLine($"Columns not known and not used: {string.Join(", ", report.IgnoredColumns)}.");
        PrintTerms(report);
        PrintRemarks($"Refused ({report.Refused:N0})", report.Faults);
        PrintRemarks($"Notes ({report.Notes.Count:N0})", report.Notes);
    }

    private static string Outcome(ImportReport report) => report switch
    {
        { Imported: false } => $"Nothing was imported, because {report.Refused:N0} {(report.Refused == 1 ? "row is" : "rows are")} wrong and all or nothing was asked for.",
        { Options.DryRun: true } => "Dry run: nothing was changed.",
        _ => "Imported.",
    };

    private static string Counts(ImportReport report)
    {
        var would = report.Options.DryRun ? "would be " : "";
        var deleted = report.LeftDeleted == 0 ? "" : $", {report.LeftDeleted:N0} left alone because the account was deleted";
        return $"{report.Added:N0} {would}added, {report.Updated:N0} {would}updated, {report.Unchanged:N0} unchanged{deleted}, {report.Refused:N0} refused.";
    }

    private void PrintTerms(ImportReport report)
    {
        if (report.NewTerms.Count == 0 || !report.Imported)
            return;
        output.WriteLine();
        output.WriteLine(report.Options.DryRun ? "Would be added to the taxonomy" : "Added to the taxonomy");
        foreach (var kind in report.NewTerms.GroupBy(t => t.Kind).OrderBy(k => k.Key))
            output.WriteLine($"  {Plural(kind.Key)}: {string.Join(", ", kind.Select(t => t.Name))}");
    }

    private static string Plural(TermKind kind) => kind switch
    {
        TermKind.Area => "Areas",
        TermKind.Skill => "Skills",
        TermKind.Industry => "Industries",
        TermKind.CareerStage => "Career stages",
        _ => "Languages",
    };

    private void PrintRemarks(string title, IReadOnlyList<RowRemark> remarks)
    {
        if (remarks.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(title);
        foreach (var remark in remarks)
            output.WriteLine($"  {remark}");
    }
}
