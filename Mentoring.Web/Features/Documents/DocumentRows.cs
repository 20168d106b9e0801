using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Web.Components.Shared;

namespace Mentoring.Web.Features.Documents;

/// <summary>One document in a list.</summary>
/// <param name="Mine">Whether the viewer began it.</param>
/// <param name="LastByMe">Whether the viewer wrote in it last.</param>
/// <param name="Revision">The number of its last change.</param>
/// <param name="Learning">Whether it is the mentor's own learning goal.</param>
public sealed record DocumentRow(
    DocumentId Id, RelationshipId Relationship, DocumentKind Kind, string Title, bool Mine, bool Shared, bool Archived, DateTime TouchedAt, bool LastByMe, GoalStatus? Status, DateOnly? DueOn, int? Progress, bool Learning, int Revision)
{
    public string Address => DocumentAddress.Of(Relationship, Kind, Id);

    /// <summary>Its title, or what stands for one.</summary>
    public string Name => Title.Length > 0 ? Title : $"Untitled {Kind.Word()}";
}

/// <summary>The relationship a document belongs to, as its pages need it.</summary>
/// <param name="Apart">Whether one of the two has blocked the other.</param>
public sealed record DocumentPair(RelationshipId Id, MemberId Mentor, MemberId Mentee, RelationshipStatus Status, string OtherName, string OtherGivenName, string? OtherPhoto, bool Apart)
{
    public string Address => $"/relationships/{Id.Value}";

    /// <summary>Whether something new can be begun.</summary>
    public bool MayBegin => Status is RelationshipStatus.Active or RelationshipStatus.OnHold && !Apart;

    public MemberId OtherThan(MemberId member) => member == Mentor ? Mentee : Mentor;
}

/// <summary>A document's place in its line of descent.</summary>
public sealed record DocumentLink(DocumentId Id, RelationshipId Relationship, DocumentKind Kind, string Title, ItemId? Item, GoalStatus? Status)
{
    public string Address => DocumentAddress.Of(Relationship, Kind, Id);

    public string Name => Title.Length > 0 ? Title : $"Untitled {Kind.Word()}";
}

/// <summary>A message a goal grew out of.</summary>
public sealed record MessageWords(ConversationId Conversation, int Sequence, MemberId Author, string Words)
{
    public string Address => $"/messages/{Conversation.Value}?at={Sequence}";
}

/// <summary>What stands around a document, for one of the two.</summary>
/// <param name="WhyNot">Why nothing can be written in it at the moment; null when it can.</param>
/// <param name="Origin">What it grew out of, if the viewer may see that.</param>
/// <param name="GrewInto">What grew out of it, as far as the viewer may see that.</param>
/// <param name="Message">The message it grew out of.</param>
public sealed record DocumentHead(DocumentRow Row, DocumentPair Pair, Problem? WhyNot, DocumentLink? Origin, IReadOnlyList<DocumentLink> GrewInto, MessageId? Message = null)
{
    public bool MayWrite => WhyNot is null;
}

/// <summary>What is written in a document; the viewer's own copy.</summary>
public sealed record DocumentContent(DocumentState State, int Revision);
