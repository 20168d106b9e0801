using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Files;

/// <summary>Which files a person may see, and how files go with messages.</summary>
public static class AttachmentScope
{
    /// <summary>Files of this person's conversations that were sent, and their own that are not yet.</summary>
    public static IQueryable<Attachment> AttachmentsOf(this MentoringDb db, MemberId member) =>
        from a in db.Attachments
        where a.RemovedAt == null && (a.MessageId != null || a.UploaderId == member)
        where db.Conversations.Any(c => c.Id == a.ConversationId && (c.LowId == member || c.HighId == member))
        select a;

    /// <summary>
    /// The files that go with a message, followed and in their order; a problem when one of them is not the sender's, belongs elsewhere, was sent
    /// before or waited too long. Called inside the transaction that stores the message; then <see cref="GoWith"/> binds them.
    /// </summary>
    public static async Task<Result<IReadOnlyList<Attachment>>> TakeAttachmentsAsync(
        this MentoringDb db, MemberId sender, ConversationId conversation, IReadOnlyList<AttachmentId>? ids, DateTime now, CancellationToken cancel)
    {
        if (ids is not { Count: > 0 })
            return Array.Empty<Attachment>();
        var found = await db.Attachments.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        return ids.Distinct().Count() == ids.Count && ids.All(id => found.TryGetValue(id, out var file) && file.MayGo(sender, conversation, now))
            ? ids.Select(id => found[id]).ToList()
            : new AttachmentGone();
    }

    /// <summary>Binds files to the message they go with, and gives them as screens show them.</summary>
    public static IReadOnlyList<LineFile> GoWith(this IReadOnlyList<Attachment> files, MessageId message)
    {
        for (var i = 0; i < files.Count; i++)
            files[i].GoWith(message, i);
        return [.. files.Select(AsFile)];
    }

    /// <summary>Nobody gets the files of a deleted message any more; their bytes go with the next sweep. Saved with the deletion.</summary>
    public static Task DropAttachmentsAsync(this MentoringDb db, MessageId message, DateTime now, CancellationToken cancel) =>
        db.Attachments.Where(a => a.MessageId == message).ExecuteUpdateAsync(set => set.SetProperty(a => a.RemovedAt, now), cancel);

    /// <summary>Files that nobody needs any more: of deleted messages, and not sent in time. What somebody reported stays for the programme team, who find it by the report's message.</summary>
    public static IQueryable<Attachment> Needless(this MentoringDb db, DateTime unsentBefore) => db.Attachments.Where(a =>
        (a.RemovedAt != null && !db.Reports.Any(r => r.MessageId == a.MessageId)) || (a.MessageId == null && a.CreatedAt < unsentBefore));

    /// <summary>The files that came with some messages, in their order.</summary>
    public static async Task<ILookup<MessageId, LineFile>> FilesOfAsync(this MentoringDb db, IEnumerable<Message> messages, CancellationToken cancel)
    {
        var ids = messages.Where(m => m.Files > 0).Select(m => (MessageId?)m.Id).ToList();
        if (ids.Count == 0)
            return Array.Empty<Attachment>().ToLookup(a => a.MessageId!.Value, AsFile);
        var files = await db.Attachments.AsNoTracking().Where(a => ids.Contains(a.MessageId) && a.RemovedAt == null).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(cancel);
        return files.ToLookup(a => a.MessageId!.Value, AsFile);
    }

    public static LineFile AsFile(this Attachment file) => new(file.Id, file.Name, file.Type, file.Length, file.Width, file.Height);
}
