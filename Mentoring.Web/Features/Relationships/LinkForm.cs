using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What the form behind a link sends, as typed, so that it can be shown again.</summary>
public sealed class LinkForm
{
    /// <summary>The name of a <see cref="DeclineReason"/>, as its chip sends it.</summary>
    public string Reason { get; set; } = string.Empty;

    public string Text { get; set; } = string.Empty;

    public bool Unavailable { get; set; }

    public bool Chose(DeclineReason reason) => Reason == reason.ToString();

    public MoveRequest Request(RelationshipMove move) => new(move)
    {
        Text = Text,
        Answer = new DeclineAnswer(Chosen, Text, []),
        BecomeUnavailable = Unavailable,
    };

    private DeclineReason? Chosen => DeclineReasons.All.Where(r => Chose(r.Reason)).Select(r => (DeclineReason?)r.Reason).FirstOrDefault();
}
