using Mentoring.Core.Common;
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

    private static string Beginning(string text) => text.Length <= LineQuote.Length ? text : Text.Cut(text, LineQuote.Length) + "…";
}
