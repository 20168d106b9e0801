using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>200 clients of the hub in 100 conversations, 200 messages a second for a minute: what each was pushed is what the database has, in its order.</summary>
internal static class HubPart
{
    private const int Pairs = 100;

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await PublishedApp.ServeAsync(database);
        var clients = Stage.Hub(app.Address, crowd, Enumerable.Range(0, Pairs * 2));
        using var reactor = new Reactor(clients);
        var passage = Traffic.Run(clients, 200, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        var stored = await database.AskAsync(StoredAsync);
        var (lost, doubled, disordered) = (0, 0, 0);
        for (var i = 0; i < clients.Count; i++)
        {
            var (shown, truth) = (clients[i].Lines, stored[crowd.ConversationOf(i).Value]);
            lost += truth.Except(shown).Count();
            doubled += shown.Count - shown.Distinct().Count();
            disordered += shown.Zip(shown.Skip(1)).Count(two => two.Second.Sequence <= two.First.Sequence);
        }

        MessagingBench.Say($"## Hub: {clients.Count} clients, {Pairs} conversations, 200 messages a second for 60 s\n\n| sent | p50 ms | p99 ms | refused | lost | doubled | out of order |\n| --- | --- | --- | --- | --- | --- | --- |");
        MessagingBench.Say($"| {passage.Delays.Count + passage.Lost} | {passage.P50:0.00} | {passage.P99:0.00} | {clients.Sum(c => c.Refused)} | {lost} | {doubled} | {disordered} |\n");
    }

    private static async Task<Dictionary<Guid, List<(int Sequence, int Number)>>> StoredAsync(MentoringDb db)
    {
        var messages = await db.Messages.AsNoTracking().OrderBy(m => m.Sequence).Select(m => new { m.ConversationId, m.Sequence, m.Id }).ToListAsync();
        return messages.GroupBy(m => m.ConversationId.Value).ToDictionary(g => g.Key, g => g.Select(m => (m.Sequence, Texts.NumberOf(m.Id.Value))).ToList());
    }
}
