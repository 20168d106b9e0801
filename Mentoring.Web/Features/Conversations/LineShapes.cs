using Mentoring.Core.Common;
using Mentoring.Core.Conversations;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Stored rows in the form screens and other clients get them.</summary>
internal static class LineShapes
{
    public static Line AsLine(this Message message, LineQuote? quote, IEnumerable<LineFile> files) => new(message.Id, message.Sequence, message.AuthorId, message.Text, message.SentAt)
    {
        Revision = message.Revision,
        EditedAt = message.EditedAt,
        Deleted = message.DeletedAt is not null,
        Quote = quote,
        Files = [.. files],
    };

    public static LineQuote AsQuote(this Message message) => AsQuote(message.Id, message.Sequence, message.AuthorId, message.Text);

    public static LineQuote AsQuote(MessageId id, int sequence, MemberId author, string text) =>
        new(id, sequence, author, text.Length <= LineQuote.Length ? text : Text.Cut(text, LineQuote.Length) + "…");

    /// <summary>A message in one line of a list.</summary>
    public static string Beginning(string text, bool deleted, int files) => deleted ? "Message deleted"
        : text.Length > 0 ? Text.CleanLine(Text.Cut(text, LineQuote.Length))
        : files == 1 ? "A file" : $"{files} files";

    public static Marks AsMarks(this ReadMark mark) => new(mark.Sequence, mark.At, mark.Delivered);
}
