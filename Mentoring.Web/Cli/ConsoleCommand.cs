using System.CommandLine;

namespace Mentoring.Web.Cli;

/// <summary>Something this program does at the command line instead of serving.</summary>
internal abstract class ConsoleCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>A command line that can be copied.</summary>
    public string Example { get; } = example;

    /// <summary>Runs on a database that is up to date. Results go to standard output, everything else to standard error.</summary>
    public abstract Task<int> RunAsync(ParseResult line, IServiceProvider services, CancellationToken ct);
}

/// <summary>How a command ended.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran, and refused a part.</summary>
    public const int PartlyRefused = 1;

    /// <summary>It could not run; nothing was changed, or standard error says what.</summary>
    public const int CouldNotRun = 2;
}
