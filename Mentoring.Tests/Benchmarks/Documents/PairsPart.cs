using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>Fifty pairs typing at once on one node, a circuit for each of the hundred: from the letter to the partner's script, stored first; in the end every text is compared with the log.</summary>
internal static class PairsPart
{
    private const int Pairs = 50;
    private const double LettersASecond = 8;
    private const int Rounds = 3;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Counted = TimeSpan.FromSeconds(15);

    public static async Task RunAsync()
    {
        DocumentBench.Say($"## {Pairs} pairs typing at once, {LettersASecond:0} letters a second each, circuits, stored first\n");
        DocumentBench.Say($"| database | letters | p50 ms | p99 ms (bar 300) | worst ms | lost (bar 0) | texts unlike the log (bar 0) |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
            await RunAsync(provider);
        DocumentBench.Say($"");
    }

    private static async Task RunAsync(Provider provider)
    {
        await using var database = await TestDatabase.WithAsync(provider, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        var documents = await SheetPage.AddAsync(database, crowd);
        await using var app = await PublishedApp.ServeAsync(database);
        var writers = new List<TypingClient>();
        for (var i = 0; i < Pairs * 2; i++)
            writers.Add(await TypingClient.OpenAsync(app.Address, crowd.EmailOf(i), documents[i / 2], i % 2 == 0 ? GStar.Goals : GStar.Results));
        foreach (var (writer, i) in writers.Select((w, i) => (w, i)))
            writer.Partner = writers[i ^ 1];
        using var reactor = new Reactor(writers);
        var passages = Enumerable.Range(0, Rounds).Select(_ => Traffic.Run(writers, LettersASecond * Pairs * 2, Warming, Counted)).ToList();
        double[] delays = [.. passages.SelectMany(p => p.Delays)];
        var unlike = await UnlikeAsync(database, documents, writers);
        DocumentBench.Say($"| {provider} | {delays.Length} | {SearchBench.Percentile(delays, 0.5):0.0} | {SearchBench.Percentile(delays, 0.99):0.0} | {delays.Max():0} | {passages.Sum(p => p.Lost)} | {unlike} |");
    }

    /// <summary>How many texts are not, letter by letter, what was typed.</summary>
    private static async Task<int> UnlikeAsync(TestDatabase database, List<(RelationshipId Pair, DocumentId Document)> documents, List<TypingClient> writers)
    {
        var unlike = 0;
        foreach (var ((_, document), i) in documents.Select((d, i) => (d, i)))
        {
            var state = Replayed(await database.AskAsync(db => db.DocumentChanges.AsNoTracking().Where(c => c.DocumentId == document).OrderBy(c => c.Revision).ToListAsync()));
            unlike += new[] { writers[i * 2], writers[(i * 2) + 1] }.Count(w => state.Text(w.Field) != w.Text);
        }

        return unlike;
    }

    private static DocumentState Replayed(List<DocumentChange> log)
    {
        var state = new DocumentState(DocumentKind.GStar);
        Assert.All(log, c => Assert.True(state.Apply(c.Operation()).Succeeded));
        return state;
    }
}
