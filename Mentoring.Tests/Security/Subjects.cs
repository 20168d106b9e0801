using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Documents;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Attachments;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Security;

/// <summary>What the pair of the matrix owns, and the words that nobody else may ever be sent.</summary>
public sealed class Subjects
{
    /// <summary>Written in the pair's request and conversation; the programme team must not see it either.</summary>
    public const string Secret = "Leave my manager's shadow by spring";

    private readonly RelationshipId _relationship = RelationshipId.New();
    private readonly ConversationId _conversation = ConversationId.New();
    private readonly DocumentId _swot = DocumentId.New();
    private readonly AttachmentId _attachment = AttachmentId.New();
    private readonly DocumentId _goal = DocumentId.New();
    private readonly DocumentId _gstar = DocumentId.New();

    /// <summary>The address with its names in braces filled in.</summary>
    public string Fill(string address) => address
        .Replace("{relationship}", _relationship.Value.ToString(), StringComparison.Ordinal)
        .Replace("{conversation}", _conversation.Value.ToString(), StringComparison.Ordinal)
        .Replace("{swot}", _swot.Value.ToString(), StringComparison.Ordinal)
        .Replace("{gstar}", _gstar.Value.ToString(), StringComparison.Ordinal)
        .Replace("{attachment}", _attachment.Value.ToString(), StringComparison.Ordinal)
        .Replace("{goal}", _goal.Value.ToString(), StringComparison.Ordinal)
        .Replace("{member}", Cast.Tomas.Value.ToString(), StringComparison.Ordinal);

    /// <summary>Priya and Tomas work together; Amara worked with Tomas and left.</summary>
    public async Task SaveAsync(IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        var area = (await db.Terms.Where(t => t.Kind == TermKind.Area).OrderBy(t => t.Position).FirstAsync()).Id;
        var brief = new Brief(TermSet.Of(area), Secret, string.Empty, 6, Cadence.Monthly, MeetingFormats.Online, string.Empty);
        var pair = Relationship.Send(_relationship, Cast.Tomas, Cast.Priya, Cast.Priya, brief, now).Value;
        var former = Relationship.Send(RelationshipId.New(), Cast.Tomas, Cast.Amara, Cast.Amara, brief with { Aim = "Return to audit" }, now).Value;
        Result[] steps = [pair.Accept(Cast.Tomas, now), former.Accept(Cast.Tomas, now), former.Withdraw(Cast.Amara, string.Empty, now)];
        Assert.All(steps, step => Assert.True(step.Succeeded, step.Problem?.Sentence));
        var conversation = Conversation.Open(_conversation, Cast.Priya, Cast.Tomas, now);
        var message = conversation.Say(MessageId.New(), Cast.Priya, Secret, now).Value;
        db.AddRange(pair, former, conversation, message, Picture(message, now), new AttachmentContent { AttachmentId = _attachment, Thumbnail = false, Bytes = Files.Png(4, 3) });
        foreach (var (id, kind) in new[] { (_swot, DocumentKind.Swot), (_gstar, DocumentKind.GStar), (_goal, DocumentKind.Goal) })
            db.AddRange(Written(id, kind, now));
        await db.SaveChangesAsync();
    }

    /// <summary>A document of the pair, with words in it that are theirs alone.</summary>
    private IEnumerable<object> Written(DocumentId id, DocumentKind kind, DateTime now)
    {
        var (document, state) = (SharedDocument.Begin(id, _relationship, kind, Cast.Priya, shared: true, origin: null, now), new DocumentState(kind));
        var title = new EditText(DocumentShape.Title, TextEdit.Replace(0, 0, 0, Secret));
        Assert.True(state.Apply(title).Succeeded);
        document.Take(state, Cast.Priya, now);
        return [document, DocumentChange.Of(document, ChangeId.New(), title)];
    }

    private Attachment Picture(Message message, DateTime now)
    {
        var picture = Attachment.Of(_attachment, _conversation, Cast.Priya, "plan.png", new FileKind("image/png", new ImageSize(4, 3)), 1, AttachmentStore.Database, now);
        picture.GoWith(message.Id, 0);
        return picture;
    }
}
