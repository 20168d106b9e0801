using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Conversations;

/// <summary>A message that was looked for.</summary>
/// <param name="Name">The person the conversation is with.</param>
/// <param name="Pieces">The text around what was found, with the words marked.</param>
public sealed record FoundMessage(
    ConversationId Conversation, int Sequence, MemberId Other, string Name, string? Photo, bool Own, DateTime At, IReadOnlyList<(string Text, bool Hit)> Pieces);

/// <summary>The newest messages found, and whether there are more.</summary>
public sealed record FoundMessages(IReadOnlyList<FoundMessage> Rows, bool HasMore);

public sealed partial class ConversationQueries
{
    /// <summary>Messages of the viewer's own conversations that contain all the words, newest first; deleted ones are not found.</summary>
    public async Task<FoundMessages> SearchAsync(MemberId viewer, SearchWords words, int take, CancellationToken cancel)
    {
        if (!words.Any)
            return new([], false);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await (
            from m in Containing(db.Messages, words)
            join c in db.Conversations.Of(viewer) on m.ConversationId equals c.Id
            join o in db.Members on c.LowId == viewer ? c.HighId : c.LowId equals o.Id
            where m.DeletedAt == null
            orderby m.SentAt descending, m.Id descending
            select new { m.ConversationId, m.Sequence, m.Text, m.SentAt, m.AuthorId, Other = o.Id, o.Details.GivenName, o.Details.FamilyName, o.HasPhoto, o.PhotoVersion })
            .Take(take + 1).ToListAsync(cancel);
        return new([.. rows.Take(take).Select(r => new FoundMessage(
            r.ConversationId, r.Sequence, r.Other, $"{r.GivenName} {r.FamilyName}".Trim(), PhotoAddress.Of(r.Other, r.HasPhoto, r.PhotoVersion),
            r.AuthorId == viewer, r.SentAt, words.Snippet(Text.CleanLine(r.Text))))], rows.Count > take);
    }

#pragma warning disable CA1304, CA1311, CA1862 // The database lowers, not this process
    /// <summary>Upper and lower case are one to a reader; what a database lowers differs, so each word is looked for in its usual forms.</summary>
    private static IQueryable<Message> Containing(IQueryable<Message> messages, SearchWords words)
    {
        foreach (var word in words.Words)
        {
            var forms = SearchWords.Forms(word);
            var (lower, title, upper) = (forms[0], forms[Math.Min(1, forms.Count - 1)], forms[^1]);
            messages = forms.Count == 1
                ? messages.Where(m => m.Text.ToLower().Contains(lower))
                : messages.Where(m => m.Text.ToLower().Contains(lower) || m.Text.ToLower().Contains(title) || m.Text.ToLower().Contains(upper));
        }

        return messages;
    }
#pragma warning restore CA1304, CA1311, CA1862
}
