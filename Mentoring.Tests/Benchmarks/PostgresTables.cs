using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Npgsql;
using NpgsqlTypes;

namespace Mentoring.Tests.Benchmarks;

/// <summary>Mentors in a table made for searching: sets as bits for counting and as arrays for their indexes, words with their best field.</summary>
internal static class PostgresTables
{
    private const string Tables = """
        SET jit = off;
        CREATE TABLE mentors (
          no int PRIMARY KEY, id uuid NOT NULL, eligible_from date NOT NULL, areas bigint NOT NULL, skills bigint NOT NULL, languages bigint NOT NULL,
          area_ids int[] NOT NULL, skill_ids int[] NOT NULL, language_ids int[] NOT NULL, industry int, stage int NOT NULL, country text NOT NULL, region text NOT NULL,
          zone text NOT NULL, formats int NOT NULL, unavailable bool NOT NULL, away_until date NOT NULL, is_full bool NOT NULL, load float8 NOT NULL, newcomer float8 NOT NULL);
        CREATE TABLE words (word text COLLATE "C" NOT NULL, no int NOT NULL, field float8 NOT NULL);
        """;

    private const string Indexes = """
        CREATE INDEX ON mentors USING gin (area_ids);
        CREATE INDEX ON mentors USING gin (skill_ids);
        CREATE INDEX ON mentors USING gin (language_ids);
        CREATE INDEX ON mentors (industry);
        CREATE INDEX ON mentors (stage);
        CREATE INDEX ON mentors (country, region);
        CREATE INDEX ON mentors (zone);
        CREATE UNIQUE INDEX ON mentors (id);
        CREATE INDEX ON words (word text_pattern_ops) INCLUDE (no, field);
        SET work_mem = '64MB';
        """;

    public static async Task FillAsync(NpgsqlConnection connection, IReadOnlyList<MatchRecord> records, Taxonomy taxonomy)
    {
        var mentors = records.Where(r => r is { Mentor: not null, Deleted: false, Membership: { Status: MembershipStatus.Active, SubscriptionPaid: true } }).ToList();
        await ExecuteAsync(connection, Tables);
        await MentorsAsync(connection, mentors, taxonomy);
        await WordsAsync(connection, mentors, taxonomy);
        await ExecuteAsync(connection, Indexes);
        await ExecuteAsync(connection, "VACUUM ANALYZE");
    }

    /// <summary>Bits by the place in the taxonomy, for counting with bit_count.</summary>
    public static long Bits(TermSet terms, TermKind kind, Taxonomy taxonomy)
    {
        var places = taxonomy.Of(kind).Select((t, i) => (t.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return terms.Aggregate(0L, (bits, t) => bits | (1L << places[t]));
    }

    private static async Task MentorsAsync(NpgsqlConnection connection, List<MatchRecord> mentors, Taxonomy taxonomy)
    {
        await using var writer = await connection.BeginBinaryImportAsync("COPY mentors FROM STDIN (FORMAT BINARY)");
        for (var no = 0; no < mentors.Count; no++)
        {
            var (m, offer) = (mentors[no], mentors[no].Mentor!);
            await writer.StartRowAsync();
            await writer.WriteAsync(no);
            await writer.WriteAsync(m.Id.Value);
            await writer.WriteAsync(m.Membership.DateOfBirth?.AddYears(18) ?? new DateOnly(1900, 1, 1), NpgsqlDbType.Date);
            await writer.WriteAsync(Bits(offer.Areas, TermKind.Area, taxonomy));
            await writer.WriteAsync(Bits(offer.Skills, TermKind.Skill, taxonomy));
            await writer.WriteAsync(Bits(m.Languages, TermKind.Language, taxonomy));
            foreach (var set in new[] { offer.Areas, offer.Skills, m.Languages })
                await writer.WriteAsync(set.Select(t => t.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer);
            await writer.WriteAsync(m.Industry?.Value ?? 0);
            await writer.WriteAsync(taxonomy.StageOrder(m.CareerStage));
            await writer.WriteAsync(m.Country);
            await writer.WriteAsync(m.Region);
            await writer.WriteAsync(m.TimeZone);
            await writer.WriteAsync((int)m.Formats);
            await writer.WriteAsync(offer.Availability.Status == AvailabilityStatus.Unavailable);
            await writer.WriteAsync(offer.Availability is { Status: AvailabilityStatus.Away, AwayUntil: var until } ? until ?? new DateOnly(9999, 1, 1) : new DateOnly(1900, 1, 1), NpgsqlDbType.Date);
            await writer.WriteAsync(offer.Limit is { } limit && offer.Active >= limit);
            await writer.WriteAsync(FairRank.Load(offer.Pending, offer.Active, offer.Limit));
            await writer.WriteAsync(FairRank.Newcomer(offer.Impressions));
        }

        await writer.CompleteAsync();
    }

    private static async Task WordsAsync(NpgsqlConnection connection, List<MatchRecord> mentors, Taxonomy taxonomy)
    {
        await using var writer = await connection.BeginBinaryImportAsync("COPY words FROM STDIN (FORMAT BINARY)");
        for (var no = 0; no < mentors.Count; no++)
        {
            var m = mentors[no];
            var words = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var word in Words.Of(m.Biography))
                words[word] = 0.6;
            foreach (var word in Words.Of(m.Organisation))
                words[word] = 0.8;
            foreach (var word in Words.Of($"{m.Name} {m.Headline} {string.Join(' ', taxonomy.Names(m.Mentor!.Skills))}"))
                words[word] = 1;
            foreach (var (word, field) in words)
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(word);
                await writer.WriteAsync(no);
                await writer.WriteAsync(field);
            }
        }

        await writer.CompleteAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
