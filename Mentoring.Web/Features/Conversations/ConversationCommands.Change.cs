using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

public sealed partial class ConversationCommands
{
    /// <summary>Changes the text of one's own message while that is open.</summary>
    public Task<Result> EditAsync(MemberId author, ConversationId conversation, MessageId id, string? text, CancellationToken cancel) =>
        ChangeAsync(author, conversation, id, (held, message, quoting) => held.Edit(message, quoting, author, text, Now), cancel);

    /// <summary>Deletes one's own message while that is open.</summary>
    public Task<Result> DeleteAsync(MemberId author, ConversationId conversation, MessageId id, CancellationToken cancel) =>
        ChangeAsync(author, conversation, id, (held, message, quoting) => held.Delete(message, quoting, author, Now), cancel);

    private async Task<Result> ChangeAsync(
        MemberId author, ConversationId id, MessageId message, Func<Conversation, Message, IReadOnlyList<Message>, Result> change, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ChangeOnceAsync(author, id, message, change, cancel);
            }
            catch (Exception e) when (attempt < Attempts && e.IsConflict())
            {
                // Somebody wrote at this very moment: look again
            }
        }
    }

    private async Task<Result> ChangeOnceAsync(
        MemberId author, ConversationId id, MessageId message, Func<Conversation, Message, IReadOnlyList<Message>, Result> change, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.HoldAsync(author, id, cancel) is not { } conversation)
            return new NotFound();
        if (await db.Messages.SingleOrDefaultAsync(m => m.Id == message && m.ConversationId == id, cancel) is not { } own)
            return new NotFound();
        if (await db.WhyNotWriteAsync(author, conversation.OtherThan(author), open: false, 0, Now, cancel) is { } problem)
            return problem;
        var quoting = await db.Messages.Where(m => m.QuotedId == message && m.ConversationId == id).OrderBy(m => m.Sequence).ToListAsync(cancel);
        var changed = change(conversation, own, quoting);
        if (!changed.Succeeded)
            return changed;
        if (own is { DeletedAt: not null })
            await db.DropAttachmentsAsync(message, Now, cancel);
        await db.SaveChangesAsync(cancel);
        await live.CommitAsync(
            db, transaction, [Topic.Conversation(id), Topic.Inbox(conversation.LowId), Topic.Inbox(conversation.HighId)], () => tails.Forget(id));
        return Result.Done;
    }
}
