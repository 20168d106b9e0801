using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Core.Notifications;

/// <summary>One thing one person is told; written in the save of the fact behind it. Holds no words of anybody: they are read where they are, by who may.</summary>
public sealed class Notice
{
    public const int KeyLength = 120;
    public const int DetailLength = 200;
    public const int PlaceLength = 2100;

    private Notice()
    {
    }

    public NoticeId Id { get; private set; }

    /// <summary>The reader.</summary>
    public MemberId MemberId { get; private set; }

    public NoticeKind Kind { get; private set; }

    public RelationshipId? RelationshipId { get; private set; }

    /// <summary>The fact of the relationship it tells of, or null.</summary>
    public int? Fact { get; private set; }

    /// <summary>The other person it is about, or null.</summary>
    public MemberId? AboutId { get; private set; }

    /// <summary>A day count, a date, which kind of document as it was when, or the name of the reader's own saved search; never somebody else's words.</summary>
    public string Detail { get; private set; } = string.Empty;

    /// <summary>Where it leads inside the application, when not to its relationship; the reader's own saved search, for one.</summary>
    public string? Place { get; private set; }

    /// <summary>The effect it stands for, unique: whatever crashes or runs twice, the reader is told once.</summary>
    public string Key { get; private set; } = string.Empty;

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When the reader saw it (UTC); null until then.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>A notice of a fact of a relationship.</summary>
    public static Notice Of(Relationship relationship, RelationshipEvent fact, MemberId reader, NoticeKind kind) => new()
    {
        Id = NoticeId.New(),
        MemberId = reader,
        Kind = kind,
        RelationshipId = relationship.Id,
        Fact = fact.Number,
        AboutId = relationship.OtherThan(reader),
        Key = KeyOf(relationship, fact, reader),
        At = fact.At,
    };

    /// <summary>A notice of something else.</summary>
    /// <param name="key">What makes the effect one and the same, such as "silence:conversation:sequence:14".</param>
    public static Notice Of(NoticeKind kind, MemberId reader, string key, DateTime now, MemberId? about = null, RelationshipId? relationship = null, string detail = "", string? place = null) => new()
    {
        Id = NoticeId.New(),
        MemberId = reader,
        Kind = kind,
        RelationshipId = relationship,
        AboutId = about,
        Detail = detail.Length > DetailLength ? detail[..DetailLength] : detail,
        Place = place?.Length <= PlaceLength ? place : null,
        Key = key,
        At = now,
    };

    public void Read(DateTime now) => ReadAt ??= now;

    /// <summary>A reminder is one for each round and day, whatever number its fact has.</summary>
    private static string KeyOf(Relationship relationship, RelationshipEvent fact, MemberId reader) => fact.Move == RelationshipMove.Remind
        ? $"reminder:{relationship.Id.Value:N}:{relationship.Round}:{relationship.RemindedDay}"
        : $"fact:{relationship.Id.Value:N}:{fact.Number}:{(reader == relationship.MentorId ? "mentor" : "mentee")}";
}
