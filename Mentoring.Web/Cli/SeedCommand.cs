using System.CommandLine;
using Mentoring.Web.Data.Seed;

namespace Mentoring.Web.Cli;

/// <summary>seed --members N --seed S [--as-of DATE] [--add]</summary>
internal sealed class SeedCommand : ConsoleCommand
{
    private const int Most = 1_000_000;

    private readonly Option<int> _members = new("--members") { Description = "How many members to make.", Required = true };
    private readonly Option<int> _seed = new("--seed") { Description = "The same number makes the same programme.", DefaultValueFactory = _ => 1 };
    private readonly Option<DateOnly?> _asOf = new("--as-of") { Description = "The day its dates count from, such as 2026-11-21; today when left out." };
    private readonly Option<bool> _add = new("--add") { Description = "Also when the database holds members already." };

    public SeedCommand()
        : base("seed", "Fills an empty database with a synthetic programme, the same for the same seed.", "seed --members 100000 --seed 1")
    {
        _members.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Most)
                result.AddError($"--members is a whole number from 1 to {Most:N0}.");
        });
        foreach (var option in new Option[] { _members, _seed, _asOf, _add })
            Add(option);
    }

    public override async Task<int> RunAsync(ParseResult line, IServiceProvider services, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var options = new SeedOptions(line.GetValue(_members), line.GetValue(_seed), line.GetValue(_asOf) ?? today, line.GetValue(_add));
        using var progress = new ConsoleProgress("Writing");
        var seeded = await services.GetRequiredService<SyntheticProgramme>().WriteAsync(options, progress, ct);
        progress.Dispose();
        if (!seeded.TryValue(out var report))
            return CommandLine.Fail(seeded.Problem!.Sentence);
        Console.WriteLine($"{report.Members:N0} members were written ({report.Mentors:N0} mentors, {report.Mentees:N0} mentees), with {report.Relationships:N0} requests and relationships.");
        Console.WriteLine($"Their addresses run from {SyntheticMembers.EmailOf(options.Seed, 0)} to {SyntheticMembers.EmailOf(options.Seed, options.Members - 1)}.");
        return ExitCode.Done;
    }
}
