using Mentoring.Core.Common;

namespace Mentoring.Core.Relationships;

/// <summary>One mentor and one mentee, from the request to the end (spec §5). Every verb either changes it and leaves a fact, or says why not.</summary>
public sealed partial class Relationship : IVersioned
{
    /// <summary>Most characters of a reason or a question.</summary>
    public const int TextLength = 1000;

    private readonly List<RelationshipEvent> _events = [];

    private Relationship()
    {
    }

    public RelationshipId Id { get; private set; }

    public MemberId MentorId { get; private set; }

    public MemberId MenteeId { get; private set; }

    /// <summary>Who sent the request: the mentee usually, the mentor when it is an offer.</summary>
    public MemberId SenderId { get; private set; }

    public RelationshipStatus Status { get; private set; }

    public Brief Brief { get; private set; } = null!;

    /// <summary>Rises with every reopening, from 1; reminders are counted within a round.</summary>
    public int Round { get; private set; }

    /// <summary>When the clock of this round started (UTC).</summary>
    public DateTime RoundStartedAt { get; private set; }

    /// <summary>When the recipient last asked for more and got no amendment yet (UTC); null otherwise.</summary>
    public DateTime? MoreAskedAt { get; private set; }

    /// <summary>When the sender last amended the brief in this round (UTC); null otherwise.</summary>
    public DateTime? EditedAt { get; private set; }

    /// <summary>When it last became active by an answer (UTC); null before the first.</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>The journey it is on, from 1; a new one has fresh goals and a fresh agreement.</summary>
    public int Journey { get; private set; }

    /// <summary>The day a pause ends; null when open-ended or not paused.</summary>
    public DateOnly? HoldUntil { get; private set; }

    /// <summary>Who proposed the end (while active) or a new journey (once completed); null when nothing stands.</summary>
    public MemberId? ProposedById { get; private set; }

    /// <summary>When that was proposed (UTC).</summary>
    public DateTime? ProposedAt { get; private set; }

    /// <summary>Who declined or withdrew; null when live, completed, or ended by the programme.</summary>
    public MemberId? EndedById { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When anything of this relationship last changed (UTC); the match index follows it.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>How many facts there are; the number of the last one.</summary>
    public int EventCount { get; private set; }

    public int Version { get; private set; }

    /// <summary>The facts added since this was loaded, or all of them when they were loaded too.</summary>
    public IReadOnlyList<RelationshipEvent> Events => _events;

    /// <summary>Who has to answer.</summary>
    public MemberId RecipientId => OtherThan(SenderId);

    public bool IsOffer => SenderId == MentorId;

    public bool Includes(MemberId member) => member == MentorId || member == MenteeId;

    public MemberId OtherThan(MemberId member) => member == MentorId ? MenteeId : MentorId;

    /// <summary>What this person can do now, in the order of the table.</summary>
    public IReadOnlyList<RelationshipMove> OpenMoves(MemberId by) =>
        [.. MoveTable.Rules.Where(r => r.From == Status && WhyNot(r.Move, by) is null).Select(r => r.Move)];

    /// <summary>Why a person (null: the programme itself) cannot make a move now, or null when they can.</summary>
    public Problem? WhyNot(RelationshipMove move, MemberId? by)
    {
        if (MoveTable.Find(Status, move) is not { } rule)
            return new IllegalMove(move, Status);
        if (move.NeedsProposal() && ProposedById is null)
            return new NothingProposed();
        if (!May(rule.By, by))
            return new NotYourMove(move, rule.By);
        return move.MakesProposal() && ProposedById is not null ? new AlreadyProposed() : null;
    }

    private bool May(RelationshipActor actor, MemberId? by) => actor switch
    {
        RelationshipActor.System => by is null,
        RelationshipActor.Sender => by == SenderId,
        RelationshipActor.Recipient => by == RecipientId,
        RelationshipActor.SenderOrEnder => by == SenderId || (by is not null && by == EndedById),
        RelationshipActor.Answerer => by is { } person && Includes(person) && person != ProposedById,
        _ => by is { } person && Includes(person),
    };

    private Result Make(Happening happening, DateTime now, Action? change = null)
    {
        if (WhyNot(happening.Move, happening.By) is { } problem)
            return problem;
        var from = Status;
        Status = MoveTable.Find(from, happening.Move)!.To;
        if (Status != from)
            EnterState(happening.By, now);
        DueAt = now;
        change?.Invoke();
        Record(happening, from, now);
        return Result.Done;
    }

    /// <summary>What belonged to the state left behind does not outlive it.</summary>
    private void EnterState(MemberId? by, DateTime now)
    {
        (MoreAskedAt, EditedAt, HoldUntil, ProposedById, ProposedAt) = (null, null, null, null, null);
        (RemindedAt, ClockStoppedUntil) = (null, null);
        ActiveSince = Status == RelationshipStatus.Active ? now : null;
        EndedAt = Status.IsLive() ? null : now;
        EndedById = Status is RelationshipStatus.Declined or RelationshipStatus.Withdrawn ? by : null;
    }

    private void Record(Happening happening, RelationshipStatus? from, DateTime now)
    {
        EventCount++;
        ChangedAt = now;
        _events.Add(RelationshipEvent.Of(this, happening, from, now));
    }

    private static Result<string> CleanText(string? given, string field)
    {
        var text = Text.Clean(given);
        return text.Length > TextLength ? new InvalidField(field, $"Keep this to {TextLength:N0} characters; it has {text.Length:N0}.") : text;
    }
}

/// <summary>The move does not exist in this state; the sentence says what the state is now.</summary>
public sealed record IllegalMove(RelationshipMove Move, RelationshipStatus Status)
    : Problem($"This relationship {Status.Sentence()}, so it cannot be {Move.Passive()} now.");

/// <summary>The move is open, but to somebody else.</summary>
public sealed record NotYourMove(RelationshipMove Move, RelationshipActor Actor) : Problem(Actor switch
{
    RelationshipActor.Sender => "Only the person who sent this can do that.",
    RelationshipActor.Recipient => "Only the person who was asked can answer this.",
    RelationshipActor.SenderOrEnder => "Only the person who sent this, or who ended it, can reopen it.",
    RelationshipActor.Answerer => "You proposed this, so the other person has to agree.",
    RelationshipActor.System => "The programme does this by itself.",
    _ => "Only the two people in this relationship can do that.",
});

/// <summary>There is no proposal to answer any more.</summary>
public sealed record NothingProposed() : Problem("Nothing is proposed at the moment; it may have been taken back.");

/// <summary>A proposal already stands.</summary>
public sealed record AlreadyProposed() : Problem("This has been proposed already and waits for an answer.");
