using System.Diagnostics;
using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Seed;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Benchmarks;

/// <summary>
/// How fast searches are, beside PostgreSQL and Xapian on the same data, interleaved A B B A, so that the ratios hold on a busy machine.
/// dotnet run -c Release --project Mentoring.Tests -- bench search [members of the tables…]
/// </summary>
internal static class SearchBench
{
    private const int Members = 100_000;
    private const int Searches = 1000;
    private static readonly DateOnly _day = new(2026, 11, 21);

    public static async Task<int> RunAsync(string[] sizes)
    {
        Say($"# Search\n\n{Environment.ProcessorCount} cores, .NET {Environment.Version}. Times in milliseconds, one thread, a first page of 20 with explanations.\n");
        var (records, taxonomy) = await FromSqliteAsync();
        var index = MatchIndex.Build(taxonomy, records);
        var searches = new SearchMix(records, taxonomy, seed: 1).Make(Searches);
        await PostgresPeer.CompareAsync(index, records, searches, _day);
        await XapianPeer.CompareAsync(index, records, _day);

        Say("\n## Sizes\n\n| members | p50 | p99 | bytes a member | build |\n| --- | --- | --- | --- | --- |");
        foreach (var size in sizes.Length > 0 ? sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)) : [10_000, 100_000, 1_000_000])
            Measure(size);
        return 0;
    }

    /// <summary>Runs a search and says how long it took.</summary>
    public static double Time(Action search)
    {
        var began = Stopwatch.GetTimestamp();
        search();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>The typical time of every search, in five passes over all.</summary>
    public static List<double> Passes(IReadOnlyList<BenchSearch> searches, Action<BenchSearch> run) =>
        Typical([.. Enumerable.Range(0, 5).Select(_ => searches.Select(s => Time(() => run(s))).ToList())]);

    public static double Percentile(IEnumerable<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    /// <summary>The median time of every query over several passes: what is left when the machine does something else now and then.</summary>
    public static List<double> Typical(IReadOnlyList<List<double>> passes) =>
        [.. Enumerable.Range(0, passes[0].Count).Select(query => Percentile(passes.Select(pass => pass[query]), 0.5))];

    public static void Say(string line) => Console.WriteLine(line);

    public static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    /// <summary>The programme as an installation has it: written to a file, and read from it.</summary>
    private static async Task<(IReadOnlyList<MatchRecord> Records, Taxonomy Taxonomy)> FromSqliteAsync()
    {
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.Nobody);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        await using var services = new ServiceCollection().AddDatabase(configuration).BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<MentoringDb>>();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            db.Terms.AddRange(TaxonomyDefaults.All());
            await db.SaveChangesAsync();
        }

        var seeded = await new SyntheticProgramme(contexts).WriteAsync(new SeedOptions(Members, 1, _day, Add: false), null, default);
        Say($"{seeded.Value.Members:N0} members, {seeded.Value.Mentors:N0} of them mentors, {seeded.Value.Relationships:N0} relationships.\n");
        await using var reading = await contexts.CreateDbContextAsync();
        var taxonomy = services.GetRequiredService<TaxonomyStore>().Current;
        IReadOnlyList<MatchRecord> records = [];
        for (var round = 0; round < 2; round++)
        {
            var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            records = await MatchRecordReader.AllAsync(reading, _day, default);
            var read = Stopwatch.GetElapsedTime(began);
            MatchIndex.Build(taxonomy, records);
            Say($"Built from SQLite in {Number(Stopwatch.GetElapsedTime(began).TotalSeconds)} s, {Number(read.TotalSeconds)} s of it reading; {Number((Environment.CpuUsage.TotalTime - cpu).TotalSeconds)} s of processor time{(round == 0 ? " (cold)" : "")}.\n");
        }

        return (records, taxonomy);
    }

    private static void Measure(int members)
    {
        var taxonomy = Terms.Taxonomy([.. TaxonomyDefaults.All(), .. SyntheticWords.MoreSkills.Select((name, i) => new Term(TermKind.Skill, name, 100 + i))]);
        var sample = new SyntheticMembers(1, taxonomy, _day).Make(2000).Select(SearchMix.Record).ToList();
        var searches = new SearchMix(sample, taxonomy, seed: 2).Make(Searches);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        MatchIndex? index = null;
        var build = Time(() => index = MatchIndex.Build(taxonomy, new SyntheticMembers(1, taxonomy, _day).Make(members).Select(SearchMix.Record)));
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)members;
        foreach (var search in searches.Take(200))
            index!.Search(search.Searcher, search.Criteria, CriterionWeights.Default, _day);
        var times = Passes(searches, s => index!.Search(s.Searcher, s.Criteria, CriterionWeights.Default, _day));
        Say($"| {members:N0} | {Number(Percentile(times, 0.5))} | {Number(Percentile(times, 0.99))} | {bytes:N0} | {Number(build / 1000)} s with making them up |");
        GC.KeepAlive(index);
    }
}

/// <summary>A search of the benchmark.</summary>
internal sealed record BenchSearch(MemberId Searcher, SearchCriteria Criteria);
