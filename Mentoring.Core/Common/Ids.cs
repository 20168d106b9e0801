namespace Mentoring.Core.Common;

/// <summary>An identity made in the application (UUID version 7, so that ids sort by age).</summary>
public interface ITypedId
{
    Guid Value { get; }
}

/// <summary>A person in the programme; not the account they sign in with.</summary>
public readonly record struct MemberId(Guid Value) : ITypedId
{
    public static MemberId New() => new(Guid.CreateVersion7());
}

/// <summary>One mentoring relationship, from request to end.</summary>
public readonly record struct RelationshipId(Guid Value) : ITypedId
{
    public static RelationshipId New() => new(Guid.CreateVersion7());
}

/// <summary>The one conversation of a pair.</summary>
public readonly record struct ConversationId(Guid Value) : ITypedId
{
    public static ConversationId New() => new(Guid.CreateVersion7());
}

/// <summary>One message; made by whoever writes it, so that sending twice is harmless.</summary>
public readonly record struct MessageId(Guid Value) : ITypedId
{
    public static MessageId New() => new(Guid.CreateVersion7());
}

/// <summary>A file that was uploaded to go with a message.</summary>
public readonly record struct AttachmentId(Guid Value) : ITypedId
{
    public static AttachmentId New() => new(Guid.CreateVersion7());
}

/// <summary>A search that a member keeps.</summary>
public readonly record struct SavedSearchId(Guid Value) : ITypedId
{
    public static SavedSearchId New() => new(Guid.CreateVersion7());
}

/// <summary>Something one person is told.</summary>
public readonly record struct NoticeId(Guid Value) : ITypedId
{
    public static NoticeId New() => new(Guid.CreateVersion7());
}

/// <summary>A report of a person or a message.</summary>
public readonly record struct ReportId(Guid Value) : ITypedId
{
    public static ReportId New() => new(Guid.CreateVersion7());
}

/// <summary>One document of a relationship: a SWOT, a G-STAR or a goal.</summary>
public readonly record struct DocumentId(Guid Value) : ITypedId
{
    public static DocumentId New() => new(Guid.CreateVersion7());
}

/// <summary>One note, action or milestone in a document; made by whoever adds it, so that adding twice is harmless.</summary>
public readonly record struct ItemId(Guid Value) : ITypedId
{
    public static ItemId New() => new(Guid.CreateVersion7());
}

/// <summary>One change of a document; made by whoever makes the change, so that sending it twice is harmless.</summary>
public readonly record struct ChangeId(Guid Value) : ITypedId
{
    public static ChangeId New() => new(Guid.CreateVersion7());
}

/// <summary>An entry of the taxonomy: an area, a skill, an industry, a career stage or a language.</summary>
public readonly record struct TermId(int Value);
