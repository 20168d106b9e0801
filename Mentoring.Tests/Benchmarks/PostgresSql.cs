using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Benchmarks;

/// <summary>A search for mentors as one SELECT: must-haves as conditions that indexes can serve, the rest as columns, the fair rank as its order.</summary>
internal sealed class PostgresSql(IReadOnlyList<MatchRecord> records, Taxonomy taxonomy, DateOnly day)
{
    private readonly Dictionary<MemberId, MatchRecord> _byId = records.ToDictionary(r => r.Id);
    private readonly Dictionary<string, MatchRecord> _byEmail = records.ToDictionary(r => r.Email, StringComparer.Ordinal);
    private readonly ILookup<string, MatchRecord> _reports = records.Where(r => r.LineManagerEmail is not null).ToLookup(r => r.LineManagerEmail!, StringComparer.Ordinal);
    private readonly string[] _zones = [.. records.Select(r => r.TimeZone).Distinct()];

    public string Of(BenchSearch search)
    {
        var c = search.Criteria;
        var query = new Query(c);
        Sets(query, c);
        query.Add(Criterion.Industry, c.Industries.Level, c.Industries.Values.Count > 0, Flag(In("industry", c.Industries.Values.Select(t => t.Value))), In("industry", c.Industries.Values.Select(t => t.Value)));
        var stage = $"stage >= {taxonomy.StageOrder(c.CareerStage.AtLeast)}";
        query.Add(Criterion.CareerStage, c.CareerStage.Level, c.CareerStage.AtLeast is not null, Flag(stage), stage);
        Location(query, c.Location);
        query.Add(Criterion.Language, c.Languages.Level, c.Languages.Values.Count > 0, Flag($"languages & {PostgresTables.Bits(c.Languages.Values, TermKind.Language, taxonomy)} <> 0"), $"language_ids && {Array(c.Languages.Values)}");
        var formats = $"formats & {(int)c.Formats.Values} <> 0";
        query.Add(Criterion.Format, c.Formats.Level, c.Formats.Values != MeetingFormats.None, Flag(formats), formats);
        TimeZones(query, c.TimeZone, _byId[search.Searcher].TimeZone);
        Words(query, c.Text);
        return query.ToSql(day, Hidden(search.Searcher));
    }

    private void Sets(Query query, SearchCriteria c)
    {
        string Share(string column, TermSet values, TermKind kind) =>
            $"bit_count(({column} & {PostgresTables.Bits(values, kind, taxonomy)})::bit(64))::float8 / {values.Count}::float8";
        query.Add(Criterion.Areas, c.Areas.Level, c.Areas.Values.Count > 0, Share("areas", c.Areas.Values, TermKind.Area), $"area_ids @> {Array(c.Areas.Values)}");
        query.Add(Criterion.Skills, c.Skills.Level, c.Skills.Values.Count > 0, Share("skills", c.Skills.Values, TermKind.Skill), $"skill_ids @> {Array(c.Skills.Values)}");
    }

    private static void Location(Query query, WantedLocation wanted)
    {
        var country = $"country = '{wanted.Country}'";
        var whole = wanted.Region.Length > 0 ? $"{country} AND region = '{wanted.Region}'" : country;
        var coverage = wanted.Region.Length > 0 ? $"CASE WHEN {whole} THEN 1::float8 WHEN {country} THEN 0.5::float8 ELSE 0::float8 END" : Flag(whole);
        query.Add(Criterion.Location, wanted.Level, wanted.Country.Length > 0, coverage, whole);
    }

    /// <summary>The few zones there are, reckoned beforehand.</summary>
    private void TimeZones(Query query, Level level, string own)
    {
        var hours = _zones.Select(z => (Zone: z, Hours: WorkingHours.Shared(own, z, day))).ToList();
        var cases = string.Concat(hours.Select(h => $" WHEN '{h.Zone}' THEN {Literal(h.Hours / 9)}"));
        query.Add(Criterion.TimeZone, level, true, $"CASE zone{cases} ELSE 0::float8 END", $"zone = ANY (ARRAY[{string.Join(',', hours.Where(h => h.Hours >= 4).Select(h => $"'{h.Zone}'"))}]::text[])");
    }

    private static void Words(Query query, WantedText text)
    {
        var words = Mentoring.Core.Matching.Words.Of(text.Query);
        if (words.Count == 0 || text.Level == Level.Off)
            return;
        for (var i = 0; i < words.Count; i++)
            query.Join($"LEFT JOIN (SELECT no, max(field) AS field FROM words WHERE word LIKE '{words[i]}%' GROUP BY no) w{i} ON w{i}.no = m.no");
        var sum = string.Join(" + ", words.Select((_, i) => $"coalesce(w{i}.field, 0)"));
        query.Add(Criterion.Text, text.Level, true, $"({sum}) / {words.Count}::float8", string.Join(" AND ", words.Select((_, i) => $"w{i}.field > 0")));
    }

    /// <summary>Whom the searcher may not see, handed over ready.</summary>
    private IEnumerable<MemberId> Hidden(MemberId searcher)
    {
        var me = _byId[searcher];
        var manager = me.LineManagerEmail is { } address && _byEmail.TryGetValue(address, out var above) ? [above.Id] : System.Array.Empty<MemberId>();
        return [searcher, .. me.Blocks, .. me.LiveMentors, .. manager, .. _reports[me.Email].Select(r => r.Id)];
    }

    private static string Flag(string condition) => $"CASE WHEN {condition} THEN 1::float8 ELSE 0::float8 END";

    private static string In(string column, IEnumerable<int> values) => $"{column} = ANY (ARRAY[{string.Join(',', values)}]::int[])";

    private static string Array(TermSet values) => $"ARRAY[{string.Join(',', values.Select(t => t.Value))}]::int[]";

    private static string Literal(double value) => $"'{value.ToString("R", CultureInfo.InvariantCulture)}'::float8";

    /// <summary>The parts of the statement while they are put together.</summary>
    private sealed class Query(SearchCriteria criteria)
    {
        private readonly List<string> _joins = [];
        private readonly List<string> _musts = [];
        private readonly List<(string Coverage, double Weight, double Factor)> _parts = [];

        public void Join(string join) => _joins.Add(join);

        public void Add(Criterion criterion, Level level, bool asked, string coverage, string met)
        {
            if (level == Level.Off || !asked)
                return;
            _parts.Add((coverage, CriterionWeights.Default[criterion], criteria.MattersMost == criterion ? 2 : 1));
            if (level == Level.MustHave || criteria.ExactMatch)
                _musts.Add($"({met})");
        }

        public string ToSql(DateOnly day, IEnumerable<MemberId> hidden)
        {
            var date = $"'{day:yyyy-MM-dd}'::date";
            var covers = string.Join(", ", _parts.Select((p, i) => $"{p.Coverage} AS c{i}"));
            var sum = string.Join(" + ", _parts.Select((p, i) => $"{Literal(p.Weight * p.Factor)} * c{i}"));
            var whole = _parts.Sum(p => p.Weight * p.Factor);
            var musts = string.Concat(_musts.Select(m => $" AND {m}"));
            return $"""
                SELECT id FROM (
                  SELECT id, load, newcomer, state, {Literal(100)} * ({sum}) / {Literal(whole)} AS relevance FROM (
                    SELECT m.id, m.load, m.newcomer, CASE WHEN unavailable THEN 3 WHEN away_until > {date} THEN 1 WHEN is_full THEN 2 ELSE 0 END AS state, {covers}
                    FROM mentors m {string.Join(' ', _joins)}
                    WHERE eligible_from <= {date} AND m.id <> ALL (ARRAY[{string.Join(',', hidden.Select(h => $"'{h.Value}'"))}]::uuid[]){musts}
                  ) covered WHERE {string.Join(" OR ", _parts.Select((_, i) => $"c{i} > 0"))}
                ) ranked ORDER BY state, floor(relevance / 5) DESC, relevance - 3 * load + newcomer DESC, id LIMIT 20
                """;
        }
    }
}
