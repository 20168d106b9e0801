using System.Collections.Concurrent;
using System.Diagnostics;
using Mentoring.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>What 100 open conversations cost in which nothing happens: batches that are drawn, and statements beyond those of a server that nobody looks at.</summary>
internal static class IdlePart
{
    private const int Pairs = 50;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        using var statements = new Statements();
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var crowd = await Crowd.AddAsync(database, Pairs);
        await using var app = await RunningApp.StartAsync(database, new Dictionary<string, string?> { ["RateLimits:AccountPostsPerMinute"] = "1000000" });
        using (var span = new PeriodicTimer(TimeSpan.FromSeconds(10)))
            await span.WaitForNextTickAsync();
        var alone = await CountAsync(statements);
        var circuits = await CircuitClient.OpenAllAsync(app.Address, crowd);
        using var reactor = new Reactor(circuits);
        using (var span = new PeriodicTimer(TimeSpan.FromSeconds(20)))
            await span.WaitForNextTickAsync();
        var batches = circuits.Sum(c => c.Batches);
        var open = await CountAsync(statements);
        MessagingBench.Say($"## {circuits.Count} open conversations in which nothing happens, {Span.TotalSeconds} s\n\n| what | bar | measured |\n| --- | --- | --- |");
        MessagingBench.Say($"| statements, nobody connected | | {alone.Count} |\n| statements, all open, of other kinds than those | 0 | {open.Except(alone).Count()} |");
        MessagingBench.Say($"| statements, all open | | {open.Count} |\n| batches drawn | 0 | {circuits.Sum(c => c.Batches) - batches} |\n");
        foreach (var statement in open.Except(alone).Distinct(StringComparer.Ordinal))
            Console.Error.WriteLine(statement);
    }

    private static async Task<List<string>> CountAsync(Statements statements)
    {
        statements.Seen.Clear();
        using (var span = new PeriodicTimer(Span))
            await span.WaitForNextTickAsync();
        return [.. statements.Seen];
    }

    /// <summary>Every statement that goes to a database from this process.</summary>
    private sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];

        public Statements() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public ConcurrentQueue<string> Seen { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { } command && value.Key == RelationalEventId.CommandExecuting.Name)
                Seen.Enqueue(command.Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());

        private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
    }
}
