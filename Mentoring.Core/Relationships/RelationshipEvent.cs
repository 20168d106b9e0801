using Mentoring.Core.Common;

namespace Mentoring.Core.Relationships;

/// <summary>A fact of a relationship: who did what, why and when. Written in the save of the change itself and never changed.</summary>
public sealed class RelationshipEvent
{
    private RelationshipEvent()
    {
    }

    public RelationshipId RelationshipId { get; private set; }

    /// <summary>Its place among the facts of this relationship, from 1; with the relationship its key.</summary>
    public int Number { get; private set; }

    public RelationshipMove Move { get; private set; }

    /// <summary>The person, or null for the programme itself.</summary>
    public MemberId? ById { get; private set; }

    /// <summary>The state before; null for the first fact.</summary>
    public RelationshipStatus? From { get; private set; }

    public RelationshipStatus To { get; private set; }

    /// <summary>Only with <see cref="RelationshipMove.Decline"/>.</summary>
    public DeclineReason? Reason { get; private set; }

    /// <summary>Words of the person, or what an edit changed; may be empty.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>A colleague suggested with a decline.</summary>
    public MemberId? FirstSuggestedId { get; private set; }

    /// <summary>A second colleague suggested with a decline.</summary>
    public MemberId? SecondSuggestedId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    internal static RelationshipEvent Of(Relationship relationship, Happening happening, RelationshipStatus? from, DateTime now) => new()
    {
        RelationshipId = relationship.Id,
        Number = relationship.EventCount,
        Move = happening.Move,
        ById = happening.By,
        From = from,
        To = relationship.Status,
        Reason = happening.Answer?.Reason,
        Text = happening.Text,
        FirstSuggestedId = happening.Suggested(0),
        SecondSuggestedId = happening.Suggested(1),
        At = now,
    };
}

/// <summary>A move on its way into a fact; <paramref name="By"/> is null for the programme itself.</summary>
internal sealed record Happening(RelationshipMove Move, MemberId? By, string Text = "", DeclineAnswer? Answer = null)
{
    public MemberId? Suggested(int index) => Answer is { } answer && answer.Suggested.Count > index ? answer.Suggested[index] : null;
}
