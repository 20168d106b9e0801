using System.Diagnostics;
using System.Text.Json;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Benchmarks;

/// <summary>Words alone, ranked, first twenty: beside Xapian on the same mentors' texts.</summary>
internal static class XapianPeer
{
    private const int Rounds = 5;
    private const int Queries = 200;

    /// <summary>Indexes the lines of a file, then answers each line of queries with the times they took, without their way to and fro.</summary>
    private const string Script = """
        import json, sys, time, xapian
        folder, file = sys.argv[1], sys.argv[2]
        db = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_NO_SYNC)
        terms = xapian.TermGenerator()
        for line in open(file, encoding='utf-8'):
            texts = json.loads(line)
            doc = xapian.Document()
            terms.set_document(doc)
            for text, weight in zip(texts, (10, 8, 6)):
                terms.index_text_without_positions(text, weight)
            db.add_document(doc)
        db.commit()
        db = xapian.Database(folder)
        print('ready', flush=True)
        for line in sys.stdin:
            times = []
            for query in json.loads(line):
                began = time.perf_counter()
                words = [xapian.Query(xapian.Query.OP_WILDCARD, w[:-1], 0, xapian.Query.WILDCARD_LIMIT_ERROR, xapian.Query.OP_SYNONYM) if w.endswith('*') else xapian.Query(w) for w in query.split()]
                enquire = xapian.Enquire(db)
                enquire.set_query(xapian.Query(xapian.Query.OP_OR, words))
                found = [m.docid for m in enquire.get_mset(0, 20)]
                times.append((time.perf_counter() - began) * 1000)
            print(json.dumps(times), flush=True)
        """;

    public static async Task CompareAsync(MatchIndex index, IReadOnlyList<MatchRecord> records, DateOnly day)
    {
        using var xapian = await StartAsync(Support.Temporary.Folder, records, index.Taxonomy);
        SearchBench.Say("## Beside Xapian: words alone\n\n| | index p50 | index p99 | Xapian p50 | Xapian p99 | ratio of p50 | ratio of p99 | of the rounds' p99 |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var whole in new[] { true, false })
        {
            var queries = new SearchMix(records, index.Taxonomy, seed: 3).Queries(Queries, whole);
            await CompareAsync(whole ? "whole words" : "beginnings of words", xapian, queries, whole, q => SearchBench.Time(() => Search(index, records, q, day)));
        }

        xapian.StandardInput.Close();
        await xapian.WaitForExitAsync();
    }

    private static async Task CompareAsync(string name, Process xapian, List<string> queries, bool whole, Func<string, double> ours)
    {
        var asked = JsonSerializer.Serialize(queries.Select(q => whole ? q : string.Join(' ', q.Split(' ').Select(w => w + "*"))));
        queries.ForEach(q => ours(q));
        await AskAsync(xapian, asked);
        var (a, b) = (new List<List<double>>(), new List<List<double>>());
        var (p50, p99) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            a.Add(queries.ConvertAll(q => ours(q)));
            b.Add(await AskAsync(xapian, asked));
            b.Add(await AskAsync(xapian, asked));
            a.Add(queries.ConvertAll(q => ours(q)));
            p50.Add(SearchBench.Percentile(b[^2..].SelectMany(t => t), 0.5) / SearchBench.Percentile(a[^2..].SelectMany(t => t), 0.5));
            p99.Add(SearchBench.Percentile(SearchBench.Typical(b[^2..]), 0.99) / SearchBench.Percentile(SearchBench.Typical(a[^2..]), 0.99));
        }

        var (own, other) = (SearchBench.Typical(a), SearchBench.Typical(b));
        var cells = new[]
        {
            SearchBench.Percentile(own, 0.5), SearchBench.Percentile(own, 0.99), SearchBench.Percentile(other, 0.5), SearchBench.Percentile(other, 0.99),
            SearchBench.Percentile(p50, 0.5), SearchBench.Percentile(other, 0.99) / SearchBench.Percentile(own, 0.99), SearchBench.Percentile(p99, 0.5),
        };
        SearchBench.Say($"| {name} | {string.Join(" | ", cells.Select(SearchBench.Number))} |");
    }

    private static void Search(MatchIndex index, IReadOnlyList<MatchRecord> records, string query, DateOnly day) =>
        index.Search(records[0].Id, new SearchCriteria { Text = new(Level.Preferred, query) }, CriterionWeights.Default, day);

    private static async Task<List<double>> AskAsync(Process xapian, string queries)
    {
        await xapian.StandardInput.WriteLineAsync(queries);
        await xapian.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<List<double>>((await xapian.StandardOutput.ReadLineAsync())!)!;
    }

    private static async Task<Process> StartAsync(string folder, IReadOnlyList<MatchRecord> records, Taxonomy taxonomy)
    {
        var texts = records.Where(r => r.Mentor is not null).Select(r => JsonSerializer.Serialize(new[]
        {
            Words.Fold($"{r.Name} {r.Headline} {string.Join(' ', taxonomy.Names(r.Mentor!.Skills))}"), Words.Fold(r.Organisation), Words.Fold(r.Biography),
        }));
        var (data, script) = (Path.Combine(folder, "texts.jsonl"), Path.Combine(folder, "peer.py"));
        await File.WriteAllLinesAsync(data, texts);
        await File.WriteAllTextAsync(script, Script);
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { script, Path.Combine(folder, "xapian"), data })
            start.ArgumentList.Add(argument);
        var xapian = Process.Start(start)!;
        if (await xapian.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("Xapian did not start; the benchmark needs the package python3-xapian.");
        return xapian;
    }
}
