using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Importing;

/// <summary>Brings the members to what a draft says, batch by batch; all in one transaction when it is all or nothing.</summary>
internal sealed class ImportWriter(ImportDraft draft, ImportOptions options, DateTime now, IProgress<WorkProgress>? progress)
{
    private const int BatchSize = 500;

    private readonly ImportCount _count = new();

    private DateOnly Today => DateOnly.FromDateTime(now);

    public async Task<ImportCount> WriteAsync(MentoringDb db, CancellationToken ct)
    {
        await using var whole = options is { AllOrNothing: true, DryRun: false } ? await db.Database.BeginTransactionAsync(ct) : null;
        var rows = await WithRealTermsAsync(db, ct);
        progress?.Report(new(0, rows.Count));
        for (var start = 0; start < rows.Count; start += BatchSize)
        {
            var batch = rows.Skip(start).Take(BatchSize).ToList();
            await WriteAsync(db, batch, ct);
            progress?.Report(new(start + batch.Count, rows.Count));
        }

        if (whole is not null)
            await whole.CommitAsync(ct);
        return _count;
    }

    /// <summary>Adds what the taxonomy lacks and reads the rows again, now that every entry has its id. A dry run keeps the passing ids.</summary>
    private async Task<IReadOnlyList<ReadRow>> WithRealTermsAsync(MentoringDb db, CancellationToken ct)
    {
        if (options.DryRun || draft.NewTerms.Count == 0)
            return draft.Good;
        var terms = await db.Terms.ToListAsync(ct);
        foreach (var kind in draft.NewTerms.GroupBy(t => t.Kind))
        {
            var next = terms.Where(t => t.Kind == kind.Key).Select(t => t.Position).DefaultIfEmpty(-1).Max() + 1;
            terms.AddRange(kind.Select((t, i) => db.Terms.Add(new Term(t.Kind, t.Name, next + i)).Entity));
        }

        await db.SaveChangesAsync(ct);
        var reader = new RowReader(new TermBook(new Taxonomy(terms)), [], now);
        db.ChangeTracker.Clear();
        return [.. draft.Good.Select(r => r with { Record = reader.Read(r.Row).Record })];
    }

    private async Task WriteAsync(MentoringDb db, IReadOnlyList<ReadRow> batch, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var existing = await ExistingAsync(db, batch, ct);
        var rolesInUse = await RolesInUseAsync(db, batch, existing, ct);
        var before = existing.Values.Select(m => new Before(m, m.WhyNotTakingPart(Today) is null, m.Mentor?.Availability)).ToList();
        foreach (var row in batch)
        {
            var address = Member.NormaliseEmail(row.Record.Email)!;
            if (!existing.TryGetValue(address, out var member))
                db.Members.Add(Added(row));
            else if (member.DeletedAt is not null)
                LeaveDeleted(row);
            else
                Update(row, member, [.. rolesInUse[member.Id]]);
        }

        if (options.DryRun)
            return;
        await ConsequencesAsync(db, before, ct);
        await db.SaveChangesAsync(ct);
        _count.Topics.UnionWith(db.ChangedRelationships());
    }

    /// <summary>Who takes part no longer leaves their relationships; who is no longer available has it told to whoever waits.</summary>
    private async Task ConsequencesAsync(MentoringDb db, List<Before> before, CancellationToken ct)
    {
        var gone = before.Where(b => b.TookPart && b.Member.WhyNotTakingPart(Today) is not null).Select(b => b.Member).ToList();
        if (gone.Count > 0)
            await db.EndRelationshipsAsync(gone, now, ct);
        foreach (var (member, _, availability) in before.Where(b => b.Availability is not null && b.Member.Mentor is not null && b.Availability != b.Member.Mentor.Availability))
            await db.TellOfAvailabilityAsync(member, availability!, now, ct);
    }

    private static async Task<Dictionary<string, Member>> ExistingAsync(MentoringDb db, IReadOnlyList<ReadRow> batch, CancellationToken ct)
    {
        var addresses = batch.Select(r => Member.NormaliseEmail(r.Record.Email)!).ToList();
        return await db.Members.Where(m => addresses.Contains(m.Email)).ToDictionaryAsync(m => m.Email, ct);
    }

    /// <summary>Which roles cannot be dropped now, because a live relationship rests on them.</summary>
    private static async Task<ILookup<MemberId, ProgrammeRole>> RolesInUseAsync(
        MentoringDb db, IReadOnlyList<ReadRow> batch, Dictionary<string, Member> existing, CancellationToken ct)
    {
        var dropping = batch.Select(r => (r.Record, Member: existing.GetValueOrDefault(Member.NormaliseEmail(r.Record.Email)!)))
            .Where(p => p.Member is not null && p.Record.RolesGone(p.Member).Any()).Select(p => p.Member!.Id).ToList();
        if (dropping.Count == 0)
            return Array.Empty<(MemberId Id, ProgrammeRole Role)>().ToLookup(p => p.Id, p => p.Role);
        var live = RelationshipStatuses.Live;
        var pairs = await db.Relationships.AsNoTracking().Where(r => live.Contains(r.Status) && (dropping.Contains(r.MentorId) || dropping.Contains(r.MenteeId)))
            .Select(r => new { r.MentorId, r.MenteeId }).ToListAsync(ct);
        return pairs.SelectMany(p => new[] { (Id: p.MentorId, Role: ProgrammeRole.Mentor), (Id: p.MenteeId, Role: ProgrammeRole.Mentee) })
            .Distinct().ToLookup(p => p.Id, p => p.Role);
    }

    private Member Added(ReadRow row)
    {
        // A millisecond a row, so that ids, and with them ties in a search, follow the file
        var id = new MemberId(Guid.CreateVersion7(new DateTimeOffset(now).AddMilliseconds(row.Row.Record)));
        _count.Added++;
        return row.Record.Create(id, now).Value;
    }

    private void LeaveDeleted(ReadRow row)
    {
        _count.LeftDeleted++;
        _count.Note(row, MemberColumns.Email, "This person deleted their account; the file does not bring it back.");
    }

    private void Update(ReadRow row, Member member, IReadOnlyCollection<ProgrammeRole> rolesInUse)
    {
        foreach (var role in row.Record.RolesGone(member).Intersect(rolesInUse))
            _count.Note(row, MemberColumns.Roles, $"The role of {role.ToString().ToLowerInvariant()} stays while a request or relationship rests on it.");
        if (row.Record.ApplyTo(member, rolesInUse, now).Value)
            _count.Updated++;
        else
            _count.Unchanged++;
    }
}

/// <summary>What mattered to others about a member before the file changed them.</summary>
internal sealed record Before(Member Member, bool TookPart, Availability? Availability);

/// <summary>What the writing came to.</summary>
internal sealed class ImportCount
{
    /// <summary>The relationships that changed because of it.</summary>
    public HashSet<Topic> Topics { get; } = [];

    private readonly List<RowRemark> _notes = [];

    public int Added { get; set; }

    public int Updated { get; set; }

    public int Unchanged { get; set; }

    public int LeftDeleted { get; set; }

    public void Note(ReadRow row, string column, string sentence) =>
        _notes.Add(new(row.Row.Line, row.Row.Record, row.Record.Email, column, row.Row[column], sentence));

    public ImportReport AddTo(ImportReport report) => report with
    {
        Added = Added,
        Updated = Updated,
        Unchanged = Unchanged,
        LeftDeleted = LeftDeleted,
        Notes = [.. report.Notes.Concat(_notes).OrderBy(n => n.Record)],
    };
}
