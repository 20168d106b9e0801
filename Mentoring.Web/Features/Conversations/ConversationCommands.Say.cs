using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

public sealed partial class ConversationCommands
{
    private async Task<Result<SentMessage>> AttemptAsync(Func<MentoringDb, Task<Result<SentMessage>>> send, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancel);
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                var sent = await send(db);
                await transaction.CommitAsync(cancel);
                foreach (var saved in db.ChangeTracker.Entries<Message>().Select(m => m.Entity.ConversationId))
                    Announce(db, saved);
                return sent;
            }
            catch (Exception e) when (attempt < Attempts && e.IsConflict())
            {
                // The other person opened the conversation, or the same message came twice, at this very moment: now it can be found
            }
        }
    }

    private async Task<Result<SentMessage>> SayAsync(MentoringDb db, ConversationId id, Words words, CancellationToken cancel)
    {
        if (await db.HoldAsync(words.Author, id, cancel) is not { } conversation)
            return new NotFound();
        if (await EarlierAsync(db, words.Id, cancel) is { } earlier)
            return Again(earlier, words, id);
        var other = conversation.OtherThan(words.Author);
        if (await db.WhyNotWriteAsync(words.Author, other, open: false, Limit, Now, cancel) is { } problem)
            return problem;
        return await AddAsync(db, conversation, words, cancel);
    }

    private async Task<Result<SentMessage>> SayToAsync(MentoringDb db, MemberId other, Words words, CancellationToken cancel)
    {
        if (await BetweenAsync(db, words.Author, other, cancel) is { } conversation)
            return await SayAsync(db, conversation, words, cancel);

        // Whoever opens several at once does so one after the other, so that the limit holds; meanwhile this one may have come to be
        await db.Members.Where(m => m.Id == words.Author).ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version), cancel);
        return await BetweenAsync(db, words.Author, other, cancel) is { } opened
            ? await SayAsync(db, opened, words, cancel)
            : await OpenAsync(db, other, words, cancel);
    }

    private async Task<Result<SentMessage>> OpenAsync(MentoringDb db, MemberId other, Words words, CancellationToken cancel)
    {
        if (await db.WhyNotWriteAsync(words.Author, other, open: true, Limit, Now, cancel) is { } problem)
            return problem;
        if (await EarlierAsync(db, words.Id, cancel) is not null)
            return new MessageIdTaken();
        var conversation = Conversation.Open(ConversationId.New(), words.Author, other, Now);
        db.Conversations.Add(conversation);
        db.ReadMarks.AddRange(new ReadMark(conversation.Id, words.Author, Now), new ReadMark(conversation.Id, other, Now));
        return await AddAsync(db, conversation, words, cancel);
    }

    private async Task<Result<SentMessage>> AddAsync(MentoringDb db, Conversation conversation, Words words, CancellationToken cancel)
    {
        var said = conversation.Say(words.Id, words.Author, words.Text, Now);
        if (!said.TryValue(out var message))
            return Result<SentMessage>.From(said.Problems);
        db.Messages.Add(message);
        await db.SaveChangesAsync(cancel);
        return new SentMessage(conversation.Id, message.Sequence);
    }

    private int Limit => options.CurrentValue.NewConversationsPerDay;

    private static Task<ConversationId?> BetweenAsync(MentoringDb db, MemberId author, MemberId other, CancellationToken cancel) =>
        db.Conversations.Between(author, other).Select(c => (ConversationId?)c.Id).SingleOrDefaultAsync(cancel);

    private static Task<Message?> EarlierAsync(MentoringDb db, MessageId id, CancellationToken cancel) =>
        db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);

    /// <summary>The same message sent again is done already; another one with its id is refused.</summary>
    private static Result<SentMessage> Again(Message earlier, Words words, ConversationId conversation) =>
        earlier.IsResentBy(words.Author, conversation) ? new SentMessage(conversation, earlier.Sequence) : new MessageIdTaken();

    private void Announce(MentoringDb db, ConversationId id)
    {
        var conversation = db.Conversations.Local.Single(c => c.Id == id);
        live.Announce(Topic.Conversation(id), Topic.Member(conversation.LowId), Topic.Member(conversation.HighId));
    }
}
