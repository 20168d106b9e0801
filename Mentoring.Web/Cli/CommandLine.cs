using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using Mentoring.Web.Data;

namespace Mentoring.Web.Cli;

/// <summary>The commands behind <c>dotnet run --project Mentoring.Web --</c>. Without one, the program serves.</summary>
internal sealed class CommandLine
{
    private const string Called = "dotnet run --project Mentoring.Web --";

    private readonly ParseResult _line;

    private CommandLine(ParseResult line, int? exit) => (_line, Exit) = (line, exit);

    /// <summary>Set when everything is said already: help, or a line that cannot be understood.</summary>
    public int? Exit { get; }

    /// <summary>The command asked for, or null when the program is to serve: settings such as --urls are no commands.</summary>
    public static CommandLine? Parse(string[] args)
    {
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("-h" or "--help" or "-?")))
            return null;
        var root = new RootCommand("The mentoring programme.");
        foreach (var command in Commands())
            root.Add(command);
        var line = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return new CommandLine(line, Answer(args[0], line));
    }

    /// <summary>Brings the database to this version and runs the command. Nothing listens and no job runs meanwhile.</summary>
    public async Task<int> RunAsync(IHost app)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        try
        {
            await app.MigrateAsync();
            return await ((ConsoleCommand)_line.CommandResult.Command).RunAsync(_line, app.Services, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Fail("Stopped. What was saved before stays.");
        }
        catch (DbException e)
        {
            return Fail($"The database could not be used: {e.Message}");
        }
    }

    /// <summary>Says on standard error why the command could not run.</summary>
    public static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCode.CouldNotRun;
    }

    private static IReadOnlyList<ConsoleCommand> Commands() => [new ImportCommand(), new SeedCommand(), new SearchCommand(), new ClockCommand()];

    private static int? Answer(string name, ParseResult line)
    {
        if (name is "help" or "-h" or "--help" or "-?")
            return Help(Console.Out, ExitCode.Done);
        if (line.CommandResult.Command is not ConsoleCommand command)
        {
            Console.Error.WriteLine($"There is no command “{name}”.");
            return Help(Console.Error, ExitCode.CouldNotRun);
        }

        if (line.Action is HelpAction)
            return line.Invoke();
        if (line.Errors.Count == 0)
            return null;
        foreach (var error in line.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"For example: {Called} {command.Example}");
        return ExitCode.CouldNotRun;
    }

    private static int Help(TextWriter output, int exit)
    {
        output.WriteLine("Commands:");
        foreach (var command in Commands())
        {
            output.WriteLine($"  {command.Name,-8} {command.Description}");
            output.WriteLine($"  {"",-8} {Called} {command.Example}");
        }

        output.WriteLine($"  {"help",-8} Lists the commands. “{Called} import --help” says more of one.");
        output.WriteLine("Without a command the program serves the application. Paths are relative to the folder the command is given in.");
        return exit;
    }
}
