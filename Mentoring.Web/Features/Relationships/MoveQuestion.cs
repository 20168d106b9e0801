using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Relationships;

/// <summary>The words around a move: what its menu entry says, and what its form asks.</summary>
internal sealed record MoveQuestion(string Heading, string Explanation, string Label, string Button)
{
    /// <summary>Moves that ask something before they are made.</summary>
    public static bool Asks(RelationshipMove move) =>
        move is RelationshipMove.Withdraw or RelationshipMove.Hold or RelationshipMove.ProposeCompletion or RelationshipMove.ProposeJourney;

    /// <summary>The button of a move in menus and rows.</summary>
    public static string Name(RelationshipMove move) => move switch
    {
        RelationshipMove.Withdraw => "Withdraw",
        RelationshipMove.Reopen => "Reopen request",
        RelationshipMove.Hold => "Put on hold",
        RelationshipMove.Resume => "Resume",
        RelationshipMove.ProposeCompletion or RelationshipMove.Complete => "Complete",
        RelationshipMove.ProposeJourney => "Propose a new journey",
        RelationshipMove.BeginJourney => "Begin a new journey",
        RelationshipMove.NotNow => "Not now",
        RelationshipMove.Nudge => "Send a friendly nudge",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "This move has a place of its own."),
    };

    public static MoveQuestion For(RelationshipMove move, RelationshipView view)
    {
        var (name, button) = (view.Other.GivenName, Name(move));
        return move switch
        {
            RelationshipMove.Withdraw when view.Status == RelationshipStatus.Requested =>
                new("Take this back?", $"{name} is told, and cannot answer any more. You can reopen it later.", "Reason", button),
            RelationshipMove.Withdraw => new($"Leave this relationship with {name}?", $"{name} is told. The timeline stays, and you can reopen it later.", "Reason", button),
            RelationshipMove.Hold => new("Take a break", $"{name} is told. Either of you can resume at any time.", "Until", button),
            RelationshipMove.ProposeCompletion => new("Have you reached the end?", $"{name} has to agree. You can still write to each other afterwards.", $"A few words to {name}", button),
            _ => new("Work together again?", $"{name} has to agree. The history stays.", $"A few words to {name}", button),
        };
    }
}
