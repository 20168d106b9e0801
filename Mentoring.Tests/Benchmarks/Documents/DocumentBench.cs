using System.Globalization;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>
/// Shared documents: what their core costs, alone and beside Yjs; without names, every part.
/// dotnet run -c Release --project Mentoring.Tests -- bench documents [trace] [core] [keys] [peers] [long] [pairs]
/// </summary>
internal static class DocumentBench
{
    private static readonly (string Name, Func<Task> Run)[] Parts =
    [
        ("trace", TracePart.RunAsync), ("core", CorePart.RunAsync), ("keys", KeysPart.RunAsync), ("peers", PeersPart.RunAsync), ("long", LongPart.RunAsync), ("pairs", PairsPart.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] names)
    {
        var parts = names.Length == 0 ? Parts : [.. Parts.Where(p => names.Contains(p.Name, StringComparer.Ordinal))];
        if (parts.Length == 0)
            return 2;
        Say($"# Shared documents\n\n{Environment.ProcessorCount} cores, .NET {Environment.Version}.\n");
        foreach (var (_, run) in parts)
            await run();
        return 0;
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
