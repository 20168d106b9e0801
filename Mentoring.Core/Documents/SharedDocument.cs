using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Core.Documents;

/// <summary>
/// What a pair fills in together (spec §8), as lists show it. What is written in it is its log of operations, one a revision;
/// <see cref="DocumentState"/> is what they come to.
/// </summary>
public sealed class SharedDocument : IVersioned
{
    private SharedDocument()
    {
    }

    public DocumentId Id { get; private set; }

    public RelationshipId RelationshipId { get; private set; }

    public DocumentKind Kind { get; private set; }

    /// <summary>Who began it.</summary>
    public MemberId OwnerId { get; private set; }

    /// <summary>What is written in its title; may be empty.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>The number of its last change; they are numbered from 1 without gaps.</summary>
    public int Revision { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When something was last written in it (UTC).</summary>
    public DateTime TouchedAt { get; private set; }

    public MemberId TouchedById { get; private set; }

    /// <summary>Since when the other person sees it (UTC); null while it is private.</summary>
    public DateTime? SharedAt { get; private set; }

    /// <summary>Since when it is out of the way (UTC); null while it is in use.</summary>
    public DateTime? ArchivedAt { get; private set; }

    /// <summary>The document it grew out of; null when it grew out of none.</summary>
    public DocumentId? OriginId { get; private set; }

    /// <summary>The note or action of that document it grew out of; null when it is a copy of the whole, or grew out of none.</summary>
    public ItemId? OriginItemId { get; private set; }

    /// <summary>The message of the two it grew out of; null when it began otherwise.</summary>
    public MessageId? OriginMessageId { get; private set; }

    /// <summary>How far a goal has come; null for other kinds.</summary>
    public GoalStatus? Status { get; private set; }

    /// <summary>The day a goal is due.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>How much of a goal is done, in percent; null while nothing says so.</summary>
    public int? Progress { get; private set; }

    public int Version { get; private set; }

    public bool IsShared => SharedAt is not null;

    public bool IsArchived => ArchivedAt is not null;

    /// <summary>Begins an empty one.</summary>
    /// <param name="id">Made by whoever begins it.</param>
    /// <param name="relationship">Whose it is; that the owner is one of its two and that it is live was checked.</param>
    /// <param name="kind">What is filled in.</param>
    /// <param name="owner">Who begins it.</param>
    /// <param name="shared">Whether the other person sees it from the beginning.</param>
    /// <param name="origin">What it grows out of.</param>
    /// <param name="now">The time (UTC).</param>
    public static SharedDocument Begin(DocumentId id, RelationshipId relationship, DocumentKind kind, MemberId owner, bool shared, DocumentOrigin? origin, DateTime now) => new()
    {
        Id = id,
        RelationshipId = relationship,
        Kind = kind,
        OwnerId = owner,
        CreatedAt = now,
        TouchedAt = now,
        TouchedById = owner,
        SharedAt = shared ? now : null,
        OriginId = origin?.Document,
        OriginItemId = origin?.Item,
        OriginMessageId = origin?.Message,
        Status = kind is DocumentKind.Goal ? GoalStatus.Planned : null,
    };

    /// <summary>
    /// Whether it is a mentor's own learning goal (spec §8): begun by the mentor for themselves, and shown to the mentee later or not at all.
    /// What is shared from its beginning is the pair's, on the mentee's journey.
    /// </summary>
    public bool IsLearning(MemberId mentor) => Kind is DocumentKind.Goal && OwnerId == mentor && SharedAt != CreatedAt;

    /// <summary>Whether one of the two sees it.</summary>
    public bool IsSeenBy(MemberId member) => IsShared || member == OwnerId;

    /// <summary>Why nothing can be written in it at the moment; null when it can.</summary>
    /// <param name="relationship">Where the relationship stands.</param>
    /// <param name="apart">Whether one of the two has blocked the other.</param>
    public Problem? WhyNotWrite(RelationshipStatus relationship, bool apart) =>
        relationship is not (RelationshipStatus.Active or RelationshipStatus.OnHold) || apart ? new NoLongerTogether()
        : IsArchived ? new InTheArchive() : null;

    /// <summary>Lets the other person see it, from the first word on; that cannot be taken back.</summary>
    public Result Share(MemberId by, DateTime now)
    {
        if (by != OwnerId)
            return new NotFound();

        // That it was private at first stays to be told
        SharedAt ??= now > CreatedAt ? now : CreatedAt.AddMilliseconds(1);
        return Result.Done;
    }

    /// <summary>Puts it out of the way, or back into use.</summary>
    public Result Archive(bool archived, DateTime now)
    {
        ArchivedAt = archived ? ArchivedAt ?? now : null;
        return Result.Done;
    }

    /// <summary>Takes in that something was written.</summary>
    /// <param name="state">As it is with that.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="now">The time (UTC).</param>
    /// <returns>Whether lists show something else now.</returns>
    public bool Take(DocumentState state, MemberId by, DateTime now)
    {
        var before = (Title, Status, DueOn, Progress);
        (Revision, TouchedAt, TouchedById) = (Revision + 1, now > TouchedAt ? now : TouchedAt, by);
        Title = state.Text(DocumentShape.Title);
        if (Kind is DocumentKind.Goal)
            (Status, DueOn, Progress) = (Goal.StatusOf(state), FieldValues.Date(state.Value(Goal.Due)), Goal.ProgressOf(state));
        return Revision == 1 || before != (Title, Status, DueOn, Progress);
    }
}

/// <summary>Where a document grew out of: another one, or a message.</summary>
/// <param name="Document">The other one; null for a message.</param>
/// <param name="Item">A note or an action of it; null for a copy of the whole, and for a message.</param>
/// <param name="Message">What one of the two wrote to the other; null for a document.</param>
public sealed record DocumentOrigin(DocumentId? Document, ItemId? Item, MessageId? Message = null)
{
    public static DocumentOrigin Of(MessageId message) => new(null, null, message);
}
