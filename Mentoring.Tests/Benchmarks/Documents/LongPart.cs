using System.Diagnostics;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>A document with 100,000 operations in its log: opening it, one more edit beside one with a short log, and looking back.</summary>
internal static class LongPart
{
    /// <summary>As far from its last snapshot as can be.</summary>
    private const int Operations = 100_095;

    private const int Few = 100;
    private const int Rounds = 9;
    private const int Times = 40;

    public static async Task RunAsync()
    {
        DocumentBench.Say($"## A document with {Operations:N0} operations in its log\n");
        DocumentBench.Say($"| database | opening, median ms (bar 100) | worst | one more edit, median ms | with {Few} operations | ratio (about 1) | history, first screen ms | colours ms | of another moment after that |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
        {
            await using var world = await World.StartAsync(provider, (services, _) => services.AddSingleton<LiveTopics>().AddDocuments());
            var pair = RelationshipId.New();
            await world.SaveAsync(async db => await db.AddAsync(Situations.Together(Cast.Tomas, Cast.Priya, world.Now.AddYears(-3), pair)));
            var old = LongDocument.Written(pair, Operations, world.Now.AddYears(-3));
            var young = old.InStrokes(Few, pair);
            foreach (var document in new[] { old, young })
            {
                await using var db = await world.OpenAsync();
                await document.SaveAsync(db);
            }

            await MeasureAsync(provider, world, old, young);
        }

        DocumentBench.Say($"");
    }

    private static async Task MeasureAsync(Provider provider, World world, LongDocument old, LongDocument young)
    {
        var queries = world.Get<DocumentQueries>();
        await OpenAsync(queries, old.Id);
        var opening = await TimesAsync(Rounds * 5, () => OpenAsync(queries, old.Id));
        var looking = await TimesAsync(Rounds, () => LookBackAsync(queries, old));
        var colours = await TimesAsync(Rounds, () => ColourAsync(new(queries, Cast.Priya, old.Id), old.Revision));
        var known = new LookingBack(queries, Cast.Priya, old.Id);
        await ColourAsync(known, old.Revision);
        var elsewhere = await TimesAsync(Rounds, () => ColourAsync(known, (Operations / 2) - 1));
        var (more, few, ratio) = await EditsAsync(world.Get<DocumentCommands>(), old, young);
        DocumentBench.Say(
            $"| {provider} | {DocumentBench.Median(opening):0.0} | {opening.Max():0.0} | {more:0.000} | {few:0.000} | {ratio:0.00} | {DocumentBench.Median(looking):0} | {DocumentBench.Median(colours):0} | {DocumentBench.Median(elsewhere):0} |");
    }

    /// <summary>What the page asks for: what stands around it, and what is written in it.</summary>
    private static async Task OpenAsync(DocumentQueries queries, DocumentId id)
    {
        Assert.True((await queries.HeadAsync(Cast.Priya, id, default)).Succeeded);
        Assert.True((await queries.ContentAsync(Cast.Priya, id, default)).Succeeded);
    }

    private static async Task LookBackAsync(DocumentQueries queries, LongDocument document)
    {
        await OpenAsync(queries, document.Id);
        var log = new LookingBack(queries, Cast.Priya, document.Id);
        await log.FollowAsync(document.Revision, default);
        Assert.NotEmpty(log.Shown);
    }

    private static async Task ColourAsync(LookingBack log, int revision) => Assert.NotNull(await log.AuthorsAsync(revision, default));

    private static async Task<(double More, double Few, double Ratio)> EditsAsync(DocumentCommands commands, LongDocument old, LongDocument young)
    {
        var (aged, fresh) = (new Hand(commands, old), new Hand(commands, young));
        await aged.TypeAsync();
        await fresh.TypeAsync();
        var rounds = new List<(double Long, double Short)>();
        for (var i = 0; i < Rounds; i++)
        {
            var (a, b, c, d) = (await aged.TypeAsync(), await fresh.TypeAsync(), await fresh.TypeAsync(), await aged.TypeAsync());
            rounds.Add(((a + d) / 2, (b + c) / 2));
        }

        return (DocumentBench.Median(rounds.Select(r => r.Long)), DocumentBench.Median(rounds.Select(r => r.Short)), DocumentBench.Median(rounds.Select(r => r.Long / r.Short)));
    }

    private static async Task<List<double>> TimesAsync(int count, Func<Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Writes in the title: one letter in and out again, so that the document stays as long as it is.</summary>
    private sealed class Hand(DocumentCommands commands, LongDocument document)
    {
        private int _revision = document.Revision;

        /// <summary>How long one edit takes, in milliseconds, the median of some.</summary>
        public async Task<double> TypeAsync() => DocumentBench.Median(await TimesAsync(Times, EditAsync));

        private async Task EditAsync()
        {
            var edit = (_revision - document.Revision) % 2 == 0 ? TextEdit.Replace(0, 0, 0, "x") : TextEdit.Replace(1, 0, 1, string.Empty);
            var done = await commands.ChangeAsync(Cast.Priya, document.Id, new Change(ChangeId.New(), _revision, new EditText(DocumentShape.Title, edit)), default);
            _revision = done.Value;
        }
    }
}
