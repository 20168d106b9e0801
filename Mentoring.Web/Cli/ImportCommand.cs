using System.CommandLine;
using Mentoring.Web.Features.Importing;

namespace Mentoring.Web.Cli;

/// <summary>import FILE [--dry-run] [--all-or-nothing]</summary>
internal sealed class ImportCommand : ConsoleCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A CSV file of members in UTF-8, with the columns named in its first line." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would happen and change nothing." };
    private readonly Option<bool> _allOrNothing = new("--all-or-nothing") { Description = "Import nothing when any row is refused; otherwise the others are imported." };

    public ImportCommand()
        : base("import", "Adds and updates members from a CSV file; says line by line what is wrong.", "import members.csv --dry-run")
    {
        Add(_file);
        Add(_dryRun);
        Add(_allOrNothing);
    }

    public override async Task<int> RunAsync(ParseResult line, IServiceProvider services, CancellationToken ct)
    {
        var path = line.GetValue(_file)!;
        if (WhyNotReadable(path) is { } fault)
            return CommandLine.Fail(fault);
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Fail($"The file “{path}” could not be read: {e.Message} Nothing was changed.");
        }

        using var progress = new ConsoleProgress("Importing");
        var options = new ImportOptions(line.GetValue(_dryRun), line.GetValue(_allOrNothing));
        var imported = await services.GetRequiredService<ImportCommands>().ImportAsync(content, options, progress, ct);
        progress.Dispose();
        if (!imported.TryValue(out var report))
            return CommandLine.Fail($"{path}: {imported.Problem!.Sentence}{(imported.Problem is UnreadableFile ? " Nothing was changed." : "")}");
        new ReportPrinter(Console.Out).Print(Path.GetFileName(path), report);
        return report.Refused == 0 ? ExitCode.Done : ExitCode.PartlyRefused;
    }

    private static string? WhyNotReadable(string path)
    {
        if (Directory.Exists(path))
            return $"“{path}” is a folder. Name a CSV file. Nothing was changed.";
        if (!File.Exists(path))
            return $"There is no file “{path}” in {Environment.CurrentDirectory}. Nothing was changed.";
        return new FileInfo(path).Length > MemberFile.MostBytes ? $"“{path}” is larger than {MemberFile.MostBytes / 1024 / 1024} MB. Split it into several. Nothing was changed." : null;
    }
}
