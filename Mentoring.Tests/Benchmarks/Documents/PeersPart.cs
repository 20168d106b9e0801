using Mentoring.Core.Documents;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>Operations from one writer of a document to the other: here stored first and through circuits, beside two servers that keep documents in memory only.</summary>
internal static class PeersPart
{
    private const int Rounds = 5;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await RunAsync(50, 500, (1.2, 1.2), withYWebsocket: true);
        await RunAsync(200, 2000, (0, 1.0), withYWebsocket: false);
    }

    private static async Task RunAsync(int pairs, double rate, (double P50, double P99) bars, bool withYWebsocket)
    {
        using var hocuspocus = await YjsServer.HocuspocusAsync();
        using var yWebsocket = await YjsServer.YWebsocketAsync();
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, pairs);
        var documents = await SheetPage.AddAsync(database, crowd);
        await using var app = await PublishedApp.ServeAsync(database);
        var ours = new List<ITalker>();
        for (var i = 0; i < pairs * 2; i++)
            ours.Add(await SheetClient.OpenAsync(app.Address, crowd.EmailOf(i), documents[i / 2], i % 2 == 0 ? GStar.Goals : GStar.Results));
        var theirs = Clients(hocuspocus, pairs, named: true);
        var others = withYWebsocket ? Clients(yWebsocket, pairs, named: false) : [];
        using var reactor = new Reactor([.. ours.Concat(theirs).Concat(others).Cast<WebSocketWire>()]);
        DocumentBench.Say($"## {rate:0} operations a second over {pairs} documents\n");
        Traffic.Run(ours, rate, Warming, TimeSpan.FromSeconds(10), echoes: true);
        Passage Ours() => Traffic.Run(ours, rate, Warming, Counted, echoes: true);
        Duel.Run(Rounds, Ours, () => Traffic.Run(theirs, rate, Warming, Counted, echoes: true)).Print("circuits", "Hocuspocus", bars);
        if (withYWebsocket)
            Duel.Run(Rounds, Ours, () => Traffic.Run(others, rate, Warming, Counted, echoes: true)).Print("circuits", "y-websocket", (0, 0));
    }

    private static List<ITalker> Clients(YjsServer server, int pairs, bool named) =>
        [.. Enumerable.Range(0, pairs * 2).Select(i => new YjsClient(server.Address, $"d{i / 2}", (uint)(i + 1), named))];
}
