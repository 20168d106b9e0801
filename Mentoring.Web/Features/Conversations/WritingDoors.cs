using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>
/// Remembers who may write to whom in a conversation they have. A verdict holds for the day as long as neither of the two changed:
/// their standing is theirs, and whoever blocks touches both (see <see cref="Block"/>).
/// </summary>
internal sealed class WritingDoors
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<(MemberId Author, MemberId Other), Verdict> _known = new();

    /// <summary>Why the author may not write, or null when they may.</summary>
    public async Task<Problem?> WhyNotAsync(MentoringDb db, HeldConversation held, MemberId author, DateTime now, CancellationToken cancel)
    {
        var other = held.Conversation.OtherThan(author);
        var (low, high, day) = (held.LowVersion, held.HighVersion, DateOnly.FromDateTime(now));
        if (_known.TryGetValue((author, other), out var known) && (known.Low, known.High, known.Day) == (low, high, day))
            return known.Problem;
        var problem = await db.WhyNotWriteAsync(author, other, open: false, 0, now, cancel);
        if (_known.Count >= Most)
            _known.Clear();
        _known[(author, other)] = new(low, high, day, problem);
        return problem;
    }

    /// <summary>Whether either of the two blocked the other: then what one of them reads is nothing the other hears of.</summary>
    public async Task<bool> AreApartAsync(MentoringDb db, HeldConversation held, MemberId member, DateTime now, CancellationToken cancel) =>
        await WhyNotAsync(db, held, member, now, cancel) switch
        {
            null => false,
            CannotWrite => true,
            _ => await db.Blocks.Between(member, held.Conversation.OtherThan(member)).AnyAsync(cancel),
        };

    private sealed record Verdict(int Low, int High, DateOnly Day, Problem? Problem);
}
