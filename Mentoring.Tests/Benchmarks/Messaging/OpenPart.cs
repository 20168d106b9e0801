using System.Data.Common;
using System.Diagnostics;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>A conversation with a million messages: opening it beside the bare SELECT, and paging back at its beginning beside its end.</summary>
internal static class OpenPart
{
    private const int Messages = 1_000_000;
    private const int Rounds = 5;
    private const int Times = 200;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(5);

    private const string Bare = """
        SELECT "Id", "Sequence", "Revision", "AuthorId", "Text", "SentAt", "EditedAt", "DeletedAt", "QuotedId" FROM "Messages"
        WHERE "ConversationId" = @id ORDER BY "Sequence" DESC LIMIT 50
        """;

    public static async Task RunAsync()
    {
        MessagingBench.Say($"## A conversation with {Messages:N0} messages\n");
        MessagingBench.Say($"| database | newest 50, p50 ms | bare SELECT, p50 ms | ratio (bar 2) | first page back, p50 ms | last page back, p50 ms | ratio (bar 1.2) |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
        {
            await using var world = await World.StartAsync(provider, (services, configuration) => services.AddSingleton<LiveTopics>().AddConversations(configuration));
            await MeasureAsync(provider, world, await FillAsync(world));
        }

        MessagingBench.Say($"");
    }

    private static async Task<ConversationId> FillAsync(World world)
    {
        var conversation = Conversation.Open(ConversationId.New(), Cast.Priya, Cast.Tomas, world.Now);
        var messages = Enumerable.Range(0, Messages).Select(i => conversation.Say(MessageId.New(), i % 2 == 0 ? Cast.Priya : Cast.Tomas, Texts.Of(i), world.Now.AddMinutes(-Messages + i)).Value).ToList();
        await using var db = await world.OpenAsync();
        db.AddRange(conversation, new ReadMark(conversation.Id, Cast.Priya, world.Now), new ReadMark(conversation.Id, Cast.Tomas, world.Now));
        await db.SaveChangesAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await new BulkInsert(db).WriteAsync(messages, default);
        await transaction.CommitAsync();
        if (db.Database.IsNpgsql())
        {
            // What a server does by itself sooner or later, and not while it is measured
            await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE)");
            await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
        }

        return conversation.Id;
    }

    private static async Task MeasureAsync(Provider provider, World world, ConversationId id)
    {
        var queries = world.Get<ConversationQueries>();
        await using var db = await world.OpenAsync();
        await db.Database.OpenConnectionAsync();
        await using var bare = Prepared(db, id);
        Task Newest() => TakeAsync(queries.NewestAsync(Cast.Priya, id, default));
        Task First() => TakeAsync(queries.EarlierAsync(Cast.Priya, id, Messages - 49, default));
        Task Last() => TakeAsync(queries.EarlierAsync(Cast.Priya, id, 51, default));
        var opening = await CompareAsync(Newest, () => ReadAsync(bare));
        var paging = await CompareAsync(Last, First);
        MessagingBench.Say($"| {provider} | {opening.A:0.000} | {opening.B:0.000} | {opening.Ratio:0.00} | {paging.B:0.000} | {paging.A:0.000} | {paging.Ratio:0.00} |");
    }

    private static DbCommand Prepared(MentoringDb db, ConversationId id)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Bare;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@id", id.Value);
        command.Parameters.Add(parameter);
        command.Prepare();
        return command;
    }

    private static async Task ReadAsync(DbCommand bare)
    {
        var (count, row) = (0, new object[9]);
        await using var reader = await bare.ExecuteReaderAsync();
        for (; await reader.ReadAsync(); count++)
            reader.GetValues(row);
        Assert.Equal(50, count);
    }

    private static async Task TakeAsync(Task<Result<ThreadLines>> read) => Assert.Equal(50, (await read).Value.Lines.Count);

    private static async Task<(double A, double B, double Ratio)> CompareAsync(Func<Task> one, Func<Task> other)
    {
        for (var warming = Stopwatch.StartNew(); warming.Elapsed < Warming;)
            (_, _) = (await MedianAsync(one), await MedianAsync(other));
        var (a, b) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            a.Add(await MedianAsync(one));
            b.Add((await MedianAsync(other) + await MedianAsync(other)) / 2);
            a[^1] = (a[^1] + await MedianAsync(one)) / 2;
        }

        return (SearchBench.Percentile(a, 0.5), SearchBench.Percentile(b, 0.5), SearchBench.Percentile(a.Zip(b, (x, y) => x / y), 0.5));
    }

    private static async Task<double> MedianAsync(Func<Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return SearchBench.Percentile(times, 0.5);
    }
}
