using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Mentoring.Web.Data;
using Mentoring.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Cli;

/// <summary>clock [+21d | +36h | now]: runs the scheduled work as of a later time, and keeps the programme's clock there. Development only.</summary>
internal sealed partial class ClockCommand : ConsoleCommand
{
    private const string Forms = "Give the time ahead of the real one as +21d or +36h, or “now” for the real time.";

    private readonly Argument<string?> _to = new("to") { Description = Forms, Arity = ArgumentArity.ZeroOrOne };

    public ClockCommand()
        : base("clock", "Runs the scheduled work as of a later time; Development only.", "clock +21d")
    {
        _to.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Ahead(result.Tokens[0].Value) is null)
                result.AddError($"“{result.Tokens[0].Value}” is no time. {Forms}");
        });
        Add(_to);
    }

    public override async Task<int> RunAsync(ParseResult line, IServiceProvider services, CancellationToken ct)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return CommandLine.Fail("The clock can only be moved in Development.");
        var clock = services.GetRequiredService<ProgrammeClock>();
        await using (var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync(ct))
            await clock.FollowAsync(db, ct);
        if (line.GetValue(_to) is { } to)
        {
            var moved = await services.GetRequiredService<ClockMover>().MoveAsync(Ahead(to)!.Value, ct);
            if (!moved.TryValue(out var done))
                return CommandLine.Fail(moved.Problem!.Sentence);
            Console.WriteLine($"{done.Effects} reminders, lapses and the like came due on the way; {done.Mails} mails were sent.");
        }

        Console.WriteLine($"The programme's clock says {clock.GetUtcNow().ToString("d MMMM yyyy, HH:mm", CultureInfo.GetCultureInfo("en-GB"))} UTC, {clock.Ahead.TotalDays:0.##} days ahead of the real time.");
        return ExitCode.Done;
    }

    private static TimeSpan? Ahead(string to)
    {
        if (to is "now" or "0")
            return TimeSpan.Zero;
        var match = Form().Match(to);
        if (!match.Success)
            return null;
        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value == "d" ? TimeSpan.FromDays(count) : TimeSpan.FromHours(count);
    }

    [GeneratedRegex(@"^\+?(?<count>\d{1,5})(?<unit>[dh])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
