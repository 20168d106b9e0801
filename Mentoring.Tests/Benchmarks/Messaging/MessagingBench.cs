using System.Globalization;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>
/// Live messaging beside prosody and beside the machine it runs on; without names, every part that has a bar.
/// dotnet run -c Release --project Mentoring.Tests -- bench messages [part] [part]
/// </summary>
internal static class MessagingBench
{
    private static readonly (string Name, Func<Task> Run)[] Parts =
    [
        ("latency", LatencyPart.RunAsync),
        ("rate", RatePart.RunAsync),
        ("machine", MachinePart.RunAsync),
        ("hub", HubPart.RunAsync),
        ("nodes", NodesPart.RunAsync),
        ("open", OpenPart.RunAsync),
        ("presence", PresencePart.RunAsync),
        ("idle", IdlePart.RunAsync),
    ];

    /// <summary>One side alone, to see where its time goes.</summary>
    private static readonly (string Name, Func<Task> Run)[] Looks = [("peer", PeerPart.RunAsync), ("alone", AlonePart.RunAsync)];

    public static async Task<int> RunAsync(string[] names)
    {
        var parts = names.Length == 0 ? Parts : [.. Parts.Concat(Looks).Where(p => names.Contains(p.Name, StringComparer.Ordinal))];
        if (parts.Length == 0)
            return 2;
        Say($"# Live messaging\n\n{Environment.ProcessorCount} cores, .NET {Environment.Version}, texts of 120 bytes.\n");
        foreach (var (_, run) in parts)
            await run();
        return 0;
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
