using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Stored rows in the form screens and other clients get them.</summary>
internal static class LineShapes
{
    public static Line AsLine(this Message message, Message? quoted, IEnumerable<LineFile> files) => new(message.Id, message.Sequence, message.AuthorId, message.Text, message.SentAt)
    {
        Revision = message.Revision,
        EditedAt = message.EditedAt,
        Deleted = message.DeletedAt is not null,
        Quote = quoted?.AsQuote(),
        Files = [.. files],
    };

    public static LineQuote AsQuote(this Message message) => new(message.Id, message.Sequence, message.AuthorId, Beginning(message.Text));

    public static Marks AsMarks(this ReadMark mark) => new(mark.Sequence, mark.At, mark.Delivered);

    /// <summary>Never cuts a character made of two in half.</summary>
    private static string Beginning(string text)
    {
        if (text.Length <= LineQuote.Length)
            return text;
        var end = char.IsHighSurrogate(text[LineQuote.Length - 1]) ? LineQuote.Length - 1 : LineQuote.Length;
        return text[..end] + "…";
    }
}
