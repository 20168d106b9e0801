using Mentoring.Core.Common;
using Mentoring.Core.Safety;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Safety;

/// <summary>Telling the programme team of somebody, or of something they wrote. Reporting the same message again is harmless.</summary>
public sealed class ReportCommands(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public Task<Result> ReportPersonAsync(MemberId by, MemberId about, ReportAnswer answer, CancellationToken cancel) => AttemptAsync(by, async (db, now) =>
        await db.Members.AnyAsync(m => m.Id == about, cancel) ? Report.OfPerson(ReportId.New(), by, about, answer, now) : new NotFound(), cancel);

    /// <summary>Keeps a copy of the message as it is now. Only messages of one's own conversations can be reported.</summary>
    public async Task<Result> ReportMessageAsync(MemberId by, MessageId message, ReportAnswer answer, CancellationToken cancel)
    {
        try
        {
            return await AttemptAsync(by, (db, now) => OfMessageAsync(db, by, message, answer, now, cancel), cancel);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            return Result.Done;
        }
    }

    private static async Task<Result<Report>> OfMessageAsync(MentoringDb db, MemberId reporter, MessageId id, ReportAnswer answer, DateTime now, CancellationToken cancel)
    {
        var own = from c in db.Conversations.Of(reporter)
                  join m in db.Messages on c.Id equals m.ConversationId
                  where m.Id == id
                  select new ReportedMessage(m.Id, m.ConversationId, m.AuthorId, m.Text, m.SentAt);
        return await own.SingleOrDefaultAsync(cancel) is { } message ? Report.OfMessage(ReportId.New(), reporter, message, answer, now) : new NotFound();
    }

    /// <summary>Whoever makes several at once does so one after the other, so that the limit holds.</summary>
    private async Task<Result> AttemptAsync(MemberId by, Func<MentoringDb, DateTime, Task<Result<Report>>> write, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Members.Where(m => m.Id == by).ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version), cancel);
        var now = time.Now();
        var written = await write(db, now);
        if (!written.TryValue(out var report))
            return Result.From(written.Problems);
        if (report.MessageId is { } message && await db.Reports.AnyAsync(r => r.ReporterId == by && r.MessageId == message, cancel))
            return Result.Done;
        var since = now - Day;
        if (await db.Reports.CountAsync(r => r.ReporterId == by && r.CreatedAt > since, cancel) >= Report.DailyLimit)
            return new TooManyReports();
        db.Reports.Add(report);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
