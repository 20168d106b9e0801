using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Core.Safety;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Safety;

/// <summary>Keeping somebody away, and letting them be again. The other person is told neither; what was written stays readable for both.</summary>
public sealed class BlockCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    private const int Attempts = 3;

    /// <summary>Blocks, and leaves in the same save whatever is live between the two. Blocking again is harmless.</summary>
    public Task<Result> BlockAsync(MemberId by, MemberId other, CancellationToken cancel) =>
        by == other ? Task.FromResult<Result>(new BlockingYourself()) : SaveAsync(by, other, BlockAsync, cancel);

    /// <summary>Takes one's own block back; one of the other person's stays.</summary>
    public Task<Result> UnblockAsync(MemberId by, MemberId other, CancellationToken cancel) => SaveAsync(by, other, UnblockAsync, cancel);

    private static async Task<bool> BlockAsync(MentoringDb db, MemberId by, MemberId other, DateTime now, CancellationToken cancel)
    {
        if (await OwnAsync(db, by, other, cancel) is not null)
            return false;
        db.Blocks.Add(new Block { BlockerId = by, BlockedId = other, At = now });
        foreach (var relationship in await db.Relationships.Of(by).Of(other).Where(r => RelationshipStatuses.Live.Contains(r.Status)).ToListAsync(cancel))
            _ = Parting.Leave(relationship, by, now);
        return true;
    }

    private static async Task<bool> UnblockAsync(MentoringDb db, MemberId by, MemberId other, DateTime now, CancellationToken cancel)
    {
        if (await OwnAsync(db, by, other, cancel) is not { } block)
            return false;
        db.Blocks.Remove(block);
        return true;
    }

    private static Task<Block?> OwnAsync(MentoringDb db, MemberId by, MemberId other, CancellationToken cancel) =>
        db.Blocks.SingleOrDefaultAsync(b => b.BlockerId == by && b.BlockedId == other, cancel);

    private async Task<Result> SaveAsync(
        MemberId by, MemberId other, Func<MentoringDb, MemberId, MemberId, DateTime, CancellationToken, Task<bool>> change, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await AttemptAsync(by, other, change, cancel);
            }
            catch (Exception e) when (e.IsConflict())
            {
                // One of the two changed something at this moment: decide again on what is there now
            }
        }

        return new ChangedMeanwhile();
    }

    /// <summary>Whoever writes at this moment does so before or after, for the conversation is held; whoever asks or answers too, for both are touched.</summary>
    private async Task<Result> AttemptAsync(
        MemberId by, MemberId other, Func<MentoringDb, MemberId, MemberId, DateTime, CancellationToken, Task<bool>> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var conversation = await db.Conversations.Between(by, other).Select(c => (ConversationId?)c.Id).SingleOrDefaultAsync(cancel);
        if (conversation is { } id)
            await db.HoldAsync(by, id, cancel);
        var both = await db.Members.Where(m => m.Id == by || m.Id == other).ToListAsync(cancel);
        if (both.Count < 2)
            return new NotFound();
        var now = time.Now();
        if (!await change(db, by, other, now, cancel))
            return Result.Done;
        both.ForEach(m => db.Touch(m, now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(Changed(db, both, conversation));
        return Result.Done;
    }

    private static List<Topic> Changed(MentoringDb db, List<Member> both, ConversationId? conversation)
    {
        HashSet<Topic> topics = [Topic.Members, .. both.SelectMany(m => new[] { Topic.Member(m.Id), Topic.Inbox(m.Id) }), .. db.ChangedRelationships()];
        if (conversation is { } id)
            topics.Add(Topic.Conversation(id));
        return [.. topics];
    }
}
