using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Tests.Support;
using Npgsql;

namespace Mentoring.Tests.Benchmarks;

/// <summary>The same searches asked of PostgreSQL, with its indexes and its ranking in SQL; it only has to name the first twenty.</summary>
internal static class PostgresPeer
{
    private const int Checked = 200;
    private const int Rounds = 5;
    private const int SearchesARound = 40;

    public static async Task CompareAsync(MatchIndex index, IReadOnlyList<MatchRecord> records, List<BenchSearch> searches, DateOnly day)
    {
        var server = await PostgresServer.Shared;
        await server.CreateAsync("search_bench", "template0");
        await using var source = NpgsqlDataSource.Create(server.ConnectionTo("search_bench"));
        await using var connection = await source.OpenConnectionAsync();
        await PostgresTables.FillAsync(connection, records, index.Taxonomy);
        var sql = new PostgresSql(records, index.Taxonomy, day);
        List<MemberId> Ours(BenchSearch s) => [.. index.Search(s.Searcher, s.Criteria, CriterionWeights.Default, day).Matches.Select(m => m.Member)];

        foreach (var search in searches)
            Ours(search);
        var same = 0;
        var (ours, theirs) = (new List<double>(), new List<double>());
        foreach (var search in searches.Take(Checked))
        {
            var expected = Ours(search);
            same += expected.SequenceEqual(await AskAsync(connection, sql.Of(search))) ? 1 : 0;
        }

        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var some = searches.Skip(round * SearchesARound).Take(SearchesARound).ToList();
            List<double> a = [.. some.Select(s => SearchBench.Time(() => Ours(s)))];
            List<double> b = [];
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var command in some.Select(sql.Of))
                    b.Add(await TimeAsync(connection, command));
            }

            a.AddRange(some.Select(s => SearchBench.Time(() => Ours(s))));
            ratios.Add(SearchBench.Percentile(b, 0.5) / SearchBench.Percentile(a, 0.5));
            ours.AddRange(a);
            theirs.AddRange(b);
        }

        var all = SearchBench.Passes(searches, s => Ours(s));
        SearchBench.Say("## Beside PostgreSQL 15\n\n| | p50 | p99 |\n| --- | --- | --- |");
        SearchBench.Say($"| the index, all {searches.Count:N0} searches | {SearchBench.Number(SearchBench.Percentile(all, 0.5))} | {SearchBench.Number(SearchBench.Percentile(all, 0.99))} |");
        SearchBench.Say($"| the index, interleaved | {SearchBench.Number(SearchBench.Percentile(ours, 0.5))} | {SearchBench.Number(SearchBench.Percentile(ours, 0.99))} |");
        SearchBench.Say($"| PostgreSQL, interleaved | {SearchBench.Number(SearchBench.Percentile(theirs, 0.5))} | {SearchBench.Number(SearchBench.Percentile(theirs, 0.99))} |");
        SearchBench.Say($"\nSame members in the same order: {same} of {Checked}. Ratio of medians: {SearchBench.Number(SearchBench.Percentile(ratios, 0.5))} (rounds: {string.Join(", ", ratios.Select(SearchBench.Number))}).\n");
    }

    private static async Task<double> TimeAsync(NpgsqlConnection connection, string sql)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await AskAsync(connection, sql);
        return System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<List<MemberId>> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<MemberId>();
        while (await reader.ReadAsync())
            found.Add(new MemberId(reader.GetGuid(0)));
        return found;
    }
}
