using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

public sealed partial class ConversationCommands
{
    /// <summary>Most conversations noted as delivered at once; the rest follow with the next look.</summary>
    private const int MostConversations = 50;

    private int Limit => options.CurrentValue.NewConversationsPerDay;

    private async Task<ConversationId?> BetweenAsync(MemberId author, MemberId other, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await BetweenAsync(db, author, other, cancel);
    }

    /// <summary>Opens the conversation of two people with its first message; null when somebody opened it meanwhile.</summary>
    private async Task<Result<SentMessage>?> OpenAsync(MemberId author, MemberId other, Outgoing what, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Whoever opens several at once does so one after the other, so that the limit holds; meanwhile this one may have come to be
        await db.Members.Where(m => m.Id == author).ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version), cancel);
        if (await BetweenAsync(db, author, other, cancel) is not null)
            return null;
        var opened = await OpenAsync(db, author, other, what, cancel);
        if (!opened.TryValue(out var conversation))
            return Result<SentMessage>.From(opened.Problems);
        var id = conversation.Conversation;
        await live.CommitAsync(
            db,
            transaction,
            [Topic.Conversation(id), Topic.Conversations(author), Topic.Conversations(other), Topic.Inbox(author), Topic.Inbox(other)],
            () => tails.Forget(id));
        return opened;
    }

    private async Task<Result<SentMessage>> OpenAsync(MentoringDb db, MemberId author, MemberId other, Outgoing what, CancellationToken cancel)
    {
        if (await db.WhyNotWriteAsync(author, other, open: true, Limit, Now, cancel) is { } problem)
            return problem;
        if (what.Quotes is not null || what.Attachments?.Count > 0)
            return new NothingToQuote();
        if (await db.Messages.AnyAsync(m => m.Id == what.Id, cancel))
            return new MessageIdTaken();
        var conversation = Conversation.Open(ConversationId.New(), author, other, Now);
        var said = conversation.Say(what, author, messaging.CurrentValue.MailAfter, Now);
        if (!said.TryValue(out var message))
            return Result<SentMessage>.From(said.Problems);
        db.AddRange(conversation, new ReadMark(conversation.Id, author, Now), new ReadMark(conversation.Id, other, Now), message);
        await db.SaveChangesAsync(cancel);
        return SentMessage.Of(message);
    }

    private static Task<ConversationId?> BetweenAsync(MentoringDb db, MemberId author, MemberId other, CancellationToken cancel) =>
        db.Conversations.Between(author, other).Select(c => (ConversationId?)c.Id).SingleOrDefaultAsync(cancel);
}
