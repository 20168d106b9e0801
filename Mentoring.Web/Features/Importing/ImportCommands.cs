using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Importing;

/// <summary>Members from a file of the membership system.</summary>
public sealed class ImportCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics topics, TimeProvider time)
{
    /// <summary>
    /// Imports a members file (RFC 4180, UTF-8). Problems mean that the file as a whole could not be read and nothing changed;
    /// what is wrong with single rows stands in the report.
    /// </summary>
    public async Task<Result<ImportReport>> ImportAsync(byte[] content, ImportOptions options, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var file = MemberFile.Read(content);
        if (!file.Succeeded)
            return Result<ImportReport>.From(file.Problems);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.Now();
        var draft = ImportDraft.Of(file.Value, new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(ct)), now);
        var report = Drafted(draft, options);
        if (!report.Imported)
            return report;
        try
        {
            var written = await new ImportWriter(draft, options, now, progress).WriteAsync(db, ct);
            topics.Announce(written.Topics);
            return written.AddTo(report);
        }
        catch (DbUpdateException)
        {
            return new ChangedMeanwhile("Somebody changed one of these members at the same moment, so the import stopped. Run it again: what was imported before stays, and is not imported twice.");
        }
        finally
        {
            if (!options.DryRun)
                topics.Announce([Topic.Members, Topic.Taxonomy]);
        }
    }

    private static ImportReport Drafted(ImportDraft draft, ImportOptions options)
    {
        var refused = draft.Rows.Count - draft.Good.Count;
        return new ImportReport
        {
            Options = options,
            Rows = draft.Rows.Count,
            Refused = refused,
            Imported = refused == 0 || !options.AllOrNothing,
            Faults = [.. draft.Rows.SelectMany(r => r.Faults)],
            Notes = [.. draft.Good.SelectMany(r => r.Notes)],
            NewTerms = draft.NewTerms,
            IgnoredColumns = draft.File.Header.Unknown,
        };
    }
}
