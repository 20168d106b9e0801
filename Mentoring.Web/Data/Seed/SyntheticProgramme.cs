using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Seed;

/// <summary>What to seed.</summary>
/// <param name="Members">How many, from 1.</param>
/// <param name="Seed">The same seed makes the same programme.</param>
/// <param name="AsOf">The day its dates count from.</param>
/// <param name="Add">Also when the database holds members already.</param>
public sealed record SeedOptions(int Members, int Seed, DateOnly AsOf, bool Add);

/// <summary>What was written.</summary>
public sealed record SeedReport(int Members, int Mentors, int Mentees, int Relationships);

/// <summary>The database holds members, and adding to them was not asked for.</summary>
public sealed record NotEmpty(string Sentence) : Problem(Sentence);

/// <summary>Writes a synthetic programme, for load and for demonstrations.</summary>
public sealed class SyntheticProgramme(IDbContextFactory<MentoringDb> contexts)
{
    private const int BatchSize = 1000;

    public async Task<Result<SeedReport>> WriteAsync(SeedOptions options, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await WhyNotAsync(db, options, ct) is { } problem)
            return problem;
        await AddSkillsAsync(db, ct);
        var taxonomy = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync(ct));
        var members = new SyntheticMembers(options.Seed, taxonomy, options.AsOf).Make(options.Members).ToList();
        var now = options.AsOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var relationships = new SyntheticRelationships(options.Seed, members, now).Make().ToList();

        var total = members.Count + relationships.Count;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await WriteAsync(db, members, done => progress?.Report(new(done, total)), ct);
        await WriteAsync(db, relationships, done => progress?.Report(new(members.Count + done, total)), ct);
        await transaction.CommitAsync(ct);
        return new SeedReport(members.Count, members.Count(m => m.Mentor is not null), members.Count(m => m.Mentee is not null), relationships.Count);
    }

    private static async Task<Problem?> WhyNotAsync(MentoringDb db, SeedOptions options, CancellationToken ct)
    {
        if (!options.Add && await db.Members.AnyAsync(ct))
            return new NotEmpty("This database holds members already, so nothing was written. Add --add to seed beside them, or name an empty database.");
        var first = SyntheticMembers.EmailOf(options.Seed, 0);
        return await db.Members.AnyAsync(m => m.Email == first, ct)
            ? new NotEmpty($"The members of seed {options.Seed} are here already, so nothing was written. Choose another seed.")
            : null;
    }

    private static async Task AddSkillsAsync(MentoringDb db, CancellationToken ct)
    {
        var known = await db.Terms.Where(t => t.Kind == TermKind.Skill).ToListAsync(ct);
        var next = known.Select(t => t.Position).DefaultIfEmpty(-1).Max() + 1;
        db.Terms.AddRange(SyntheticWords.MoreSkills.Except(known.Select(t => t.Name)).Select((name, i) => new Term(TermKind.Skill, name, next + i)));
        await db.SaveChangesAsync(ct);
    }

    private static async Task WriteAsync(MentoringDb db, List<Member> members, Action<int> done, CancellationToken ct)
    {
        var bulk = new BulkInsert(db);
        foreach (var batch in members.Chunk(BatchSize).Index())
        {
            await bulk.WriteAsync(batch.Item, ct);
            await bulk.WriteAsync(batch.Item.Select(m => m.Mentor).OfType<MentorProfile>(), ct);
            await bulk.WriteAsync(batch.Item.Select(m => m.Mentee).OfType<MenteeProfile>(), ct);
            done((batch.Index * BatchSize) + batch.Item.Length);
        }
    }

    private static async Task WriteAsync(MentoringDb db, List<Relationship> relationships, Action<int> done, CancellationToken ct)
    {
        var bulk = new BulkInsert(db);
        foreach (var batch in relationships.Chunk(BatchSize).Index())
        {
            await bulk.WriteAsync(batch.Item, ct);
            await bulk.WriteAsync(batch.Item.SelectMany(r => r.Events), ct);
            done((batch.Index * BatchSize) + batch.Item.Length);
        }
    }
}
