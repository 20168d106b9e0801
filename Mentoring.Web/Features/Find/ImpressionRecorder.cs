using System.Globalization;
using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>Counts who is listed on first pages: in memory at once, in the database every few seconds and before stopping.</summary>
public sealed class ImpressionRecorder(IDbContextFactory<MentoringDb> contexts, MatchIndexKeeper keeper, TimeProvider time, ILogger<ImpressionRecorder> logger) : BackgroundService
{
    private const int RowsAStatement = 200;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
#pragma warning disable CA2213 // A host may stop its services once more after it disposed them; the semaphore holds nothing that needs it
    private readonly SemaphoreSlim _one = new(1);
#pragma warning restore CA2213
    private Dictionary<(MemberId Member, SearchKind Kind, DateOnly Day), int> _waiting = [];

    /// <summary>These were shown on a first page just now.</summary>
    public void Listed(SearchKind kind, IEnumerable<MemberId> firstPage)
    {
        var today = Today;
        lock (_gate)
        {
            foreach (var member in firstPage)
                _waiting[(member, kind, today)] = _waiting.GetValueOrDefault((member, kind, today)) + 1;
        }
    }

    /// <summary>Writes what waits; on failure it waits on.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var rows = Take();
            if (rows.Count == 0)
                return;
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancel);
                await SaveAsync(db, rows, cancel);
                keeper.Changed(await NoLongerNewAsync(db, rows, cancel));
            }
            catch
            {
                PutBack(rows);
                throw;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var cleaned = default(DateOnly);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await FlushAsync(stoppingToken);
                if (cleaned != Today)
                    await ForgetAsync(stoppingToken);
                cleaned = Today;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "First pages could not be counted; trying again");
            }
        }
    }

    private DateOnly Today => time.Today();

    private Dictionary<(MemberId Member, SearchKind Kind, DateOnly Day), int> Take()
    {
        lock (_gate)
        {
            var rows = _waiting;
            _waiting = [];
            return rows;
        }
    }

    private void PutBack(Dictionary<(MemberId Member, SearchKind Kind, DateOnly Day), int> rows)
    {
        lock (_gate)
        {
            foreach (var (key, count) in rows)
                _waiting[key] = _waiting.GetValueOrDefault(key) + count;
        }
    }

    /// <summary>One transaction; both databases know this form of "insert or add".</summary>
    private static async Task SaveAsync(MentoringDb db, Dictionary<(MemberId Member, SearchKind Kind, DateOnly Day), int> rows, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var some in rows.OrderBy(r => r.Key.Member.Value).ThenBy(r => r.Key.Kind).ThenBy(r => r.Key.Day).Chunk(RowsAStatement))
        {
            var sql = new StringBuilder("INSERT INTO \"FirstPageImpressions\" (\"MemberId\", \"Kind\", \"Day\", \"Count\") VALUES ");
            sql.AppendJoin(", ", some.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"({{{4 * i}}}, {{{(4 * i) + 1}}}, {{{(4 * i) + 2}}}, {{{(4 * i) + 3}}})")));
            sql.Append(" ON CONFLICT (\"MemberId\", \"Kind\", \"Day\") DO UPDATE SET \"Count\" = \"FirstPageImpressions\".\"Count\" + excluded.\"Count\"");
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), some.SelectMany(r => new object[] { r.Key.Member.Value, (int)r.Key.Kind, r.Key.Day, r.Value }), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Those who were newcomers before these first pages and are none after them.</summary>
    private async Task<IReadOnlyList<MemberId>> NoLongerNewAsync(MentoringDb db, Dictionary<(MemberId Member, SearchKind Kind, DateOnly Day), int> rows, CancellationToken cancel)
    {
        var since = Today.AddDays(-FairRank.ImpressionDays);
        var members = rows.Keys.Select(k => k.Member).Distinct().ToList();
        var sums = await db.FirstPageImpressions.Where(i => i.Day > since && members.Contains(i.MemberId))
            .GroupBy(i => new { i.MemberId, i.Kind }).Select(g => new { g.Key.MemberId, g.Key.Kind, Count = g.Sum(i => i.Count) }).ToListAsync(cancel);
        return
        [
            .. sums.Where(s => s.Count >= FairRank.NewcomerImpressions
                && s.Count - rows.Where(r => r.Key.Member == s.MemberId && r.Key.Kind == s.Kind).Sum(r => r.Value) < FairRank.NewcomerImpressions).Select(s => s.MemberId),
        ];
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        var until = Today.AddDays(-FairRank.ImpressionDays);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.FirstPageImpressions.Where(i => i.Day <= until).ExecuteDeleteAsync(cancel);
    }
}
