using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What a part asks its page to do.</summary>
public sealed record MoveRequest(RelationshipMove Move)
{
    /// <summary>A reason, a question or words with a proposal.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The last day of a pause.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The answer of a decline.</summary>
    public DeclineAnswer? Answer { get; init; }

    /// <summary>Whether declining also makes one unavailable.</summary>
    public bool BecomeUnavailable { get; init; }

    /// <summary>The amended brief.</summary>
    public Brief? Brief { get; init; }
}
