using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>Changing and deleting what one wrote (spec §7: for 15 minutes, marked).</summary>
public sealed partial class Conversation
{
    /// <summary>Changes the text of a message; the same text again changes nothing.</summary>
    /// <param name="message">One of this conversation.</param>
    /// <param name="quoting">The messages that quote it; they are shown anew.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="text">The new text.</param>
    /// <param name="now">The time (UTC).</param>
    public Result Edit(Message message, IEnumerable<Message> quoting, MemberId by, string? text, DateTime now)
    {
        if (message.WhyNotChange(by, now) is { } problem)
            return problem;
        var written = Message.Written(text, mayBeEmpty: message.Files > 0);
        if (!written.TryValue(out var words))
            return Result.From(written.Problems);
        if (words == message.Text)
            return Result.Done;
        message.Change(words, ++LastRevision, now);
        Touch(quoting);
        return Result.Done;
    }

    /// <summary>Empties a message; its place stays, marked.</summary>
    /// <param name="message">One of this conversation.</param>
    /// <param name="quoting">The messages that quote it; they are shown anew.</param>
    /// <param name="by">Who deletes it.</param>
    /// <param name="now">The time (UTC).</param>
    public Result Delete(Message message, IEnumerable<Message> quoting, MemberId by, DateTime now)
    {
        if (message.WhyNotChange(by, now) is { } problem)
            return problem is MessageDeleted ? Result.Done : problem;
        message.Delete(++LastRevision, now);
        Touch(quoting);
        return Result.Done;
    }

    private void Touch(IEnumerable<Message> messages)
    {
        foreach (var message in messages)
            message.Touch(++LastRevision);
    }
}
