using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Data;

/// <summary>One committed change of a document: the log that the document is. Never changed and never removed while the document stands.</summary>
public sealed class DocumentChange
{
    private DocumentChange()
    {
    }

    public DocumentId DocumentId { get; private set; }

    /// <summary>Its place in the log, from 1 without gaps.</summary>
    public int Revision { get; private set; }

    public ChangeId Id { get; private set; }

    public MemberId AuthorId { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The operation in its wire form.</summary>
    public string Body { get; private set; } = string.Empty;

    public static DocumentChange Of(SharedDocument document, ChangeId id, DocumentOperation operation) => new()
    {
        DocumentId = document.Id,
        Revision = document.Revision,
        Id = id,
        AuthorId = document.TouchedById,
        At = document.TouchedAt,
        Body = operation.ToJson(),
    };

    /// <summary>What it does; a log that cannot be read is a bug.</summary>
    public DocumentOperation Operation() => DocumentOperation.Parse(Body).Value;
}

/// <summary>A document as it was after a change, so that opening it does not take all of its log.</summary>
public sealed class DocumentSnapshot
{
    /// <summary>Changes between two snapshots.</summary>
    public const int Every = 256;

    private DocumentSnapshot()
    {
    }

    public DocumentId DocumentId { get; private set; }

    public int Revision { get; private set; }

    public string Body { get; private set; } = string.Empty;

    public static DocumentSnapshot Of(SharedDocument document, DocumentState state) => new() { DocumentId = document.Id, Revision = document.Revision, Body = state.ToSnapshot() };
}

/// <summary>That a goal came further, or back: what its chart is drawn from.</summary>
public sealed class GoalStep
{
    private GoalStep()
    {
    }

    public DocumentId DocumentId { get; private set; }

    /// <summary>The change that brought it.</summary>
    public int Revision { get; private set; }

    public MemberId ById { get; private set; }

    public DateTime At { get; private set; }

    public GoalStatus Status { get; private set; }

    /// <summary>In percent; null while nothing says so.</summary>
    public int? Progress { get; private set; }

    public static GoalStep Of(SharedDocument goal) => new()
    {
        DocumentId = goal.Id,
        Revision = goal.Revision,
        ById = goal.TouchedById,
        At = goal.TouchedAt,
        Status = goal.Status!.Value,
        Progress = goal.Progress,
    };
}
