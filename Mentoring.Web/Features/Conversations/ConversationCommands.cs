using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A message that is stored.</summary>
/// <param name="Conversation">Where; new when it was the first message of two people.</param>
/// <param name="Sequence">Its place there.</param>
public sealed record SentMessage(ConversationId Conversation, int Sequence);

/// <summary>The verbs of conversations: write and read. Sending the same message again is harmless.</summary>
public sealed partial class ConversationCommands(
    IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time, IOptionsMonitor<ProgrammeOptions> options)
{
    private const int Attempts = 5;

    private DateTime Now => time.Now();

    /// <summary>Writes in a conversation the author has.</summary>
    public Task<Result<SentMessage>> SendAsync(MemberId author, ConversationId conversation, MessageId id, string? text, CancellationToken cancel) =>
        AttemptAsync(db => SayAsync(db, conversation, new Words(id, author, text), cancel), cancel);

    /// <summary>Writes to somebody; the first message of two people opens their conversation in the same save.</summary>
    public Task<Result<SentMessage>> WriteToAsync(MemberId author, MemberId other, MessageId id, string? text, CancellationToken cancel) =>
        AttemptAsync(db => SayToAsync(db, other, new Words(id, author, text), cancel), cancel);

    /// <summary>Says that everything the other person wrote up to this sequence was on the reader's screen.</summary>
    public async Task<Result> ReadAsync(MemberId reader, ConversationId conversation, int upTo, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await MarkAsync(reader, conversation, upTo, cancel);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Another screen of the same reader moved the mark: look again how far
            }
        }
    }

    private async Task<Result> MarkAsync(MemberId reader, ConversationId conversation, int upTo, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mark = await db.ReadMarks.SingleOrDefaultAsync(r => r.ConversationId == conversation && r.MemberId == reader, cancel);
        if (mark is null)
            return new NotFound();
        var seen = await db.Messages
            .Where(m => m.ConversationId == conversation && m.AuthorId != reader && m.Sequence <= upTo)
            .MaxAsync(m => (int?)m.Sequence, cancel) ?? 0;
        if (!mark.MoveTo(seen, Now))
            return Result.Done;
        await db.SaveChangesAsync(cancel);
        live.Announce(Topic.Conversation(conversation), Topic.Member(reader));
        return Result.Done;
    }

    /// <summary>What somebody sends.</summary>
    private sealed record Words(MessageId Id, MemberId Author, string? Text);
}
