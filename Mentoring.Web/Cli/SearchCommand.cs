using System.CommandLine;
using Mentoring.Web.Features.Find;

namespace Mentoring.Web.Cli;

/// <summary>search --as EMAIL --criteria FILE.json: the same search as the page's, counted nowhere.</summary>
internal sealed class SearchCommand : ConsoleCommand
{
    private readonly Option<string> _as = new("--as") { Description = "The address of the member who searches.", Required = true };
    private readonly Option<string?> _criteria = new("--criteria") { Description = "A JSON file with the criteria; without it, everybody is listed." };

    public SearchCommand()
        : base("search", "Prints one search as JSON: the ranked list with scores and explanations.", "search --as priya@demo.example --criteria search.json")
    {
        Add(_as);
        Add(_criteria);
    }

    public override async Task<int> RunAsync(ParseResult line, IServiceProvider services, CancellationToken ct)
    {
        string criteria;
        try
        {
            criteria = line.GetValue(_criteria) is { } path ? await File.ReadAllTextAsync(path, ct) : "{}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Fail($"The criteria could not be read: {e.Message}");
        }

        using var json = new MemoryStream();
        var searched = await services.GetRequiredService<SearchFile>().RunAsync(line.GetValue(_as)!, criteria, json, ct);
        if (!searched.Succeeded)
            return CommandLine.Fail(string.Join(Environment.NewLine, searched.Problems.Select(p => p.Sentence)));
        await using var output = Console.OpenStandardOutput();
        json.WriteByte((byte)'\n');
        json.Position = 0;
        await json.CopyToAsync(output, ct);
        return ExitCode.Done;
    }
}
