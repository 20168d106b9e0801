using Mentoring.Core.Common;

namespace Mentoring.Core.Relationships;

/// <summary>From the request to its answer.</summary>
public sealed partial class Relationship
{
    /// <summary>A request (sent by the mentee) or an offer (sent by the mentor). Whether it may be sent at all is up to <see cref="RequestGuards"/>.</summary>
    public static Result<Relationship> Send(RelationshipId id, MemberId mentor, MemberId mentee, MemberId sender, Brief brief, DateTime now)
    {
        var cleaned = Brief.Create(brief);
        if (!cleaned.TryValue(out var valid))
            return Result<Relationship>.From(cleaned.Problems);
        var relationship = new Relationship
        {
            Id = id,
            MentorId = mentor,
            MenteeId = mentee,
            SenderId = sender,
            Status = RelationshipStatus.Requested,
            Brief = valid,
            Round = 1,
            RoundStartedAt = now,
            ClockStartedAt = now,
            DueAt = now,
            Journey = 1,
            CreatedAt = now,
        };
        relationship.Record(new Happening(RelationshipMove.Send, sender), null, now);
        return relationship;
    }

    /// <summary>Amends the brief; the fact lists what changed, so that the recipient sees it.</summary>
    public Result Edit(MemberId by, Brief brief, DateTime now)
    {
        if (WhyNot(RelationshipMove.Edit, by) is { } problem)
            return problem;
        var cleaned = Brief.Create(brief);
        if (!cleaned.TryValue(out var valid))
            return Result.From(cleaned.Problems);
        var changes = valid.ChangesSince(Brief);
        if (changes.Count == 0)
            return new NothingChanged();
        return Make(new Happening(RelationshipMove.Edit, by, string.Join(", ", changes)), now, () => (Brief, MoreAskedAt, EditedAt) = (valid, null, now));
    }

    /// <summary>Says yes. Whether the mentor has a free place is checked by whoever loads this, in the same transaction.</summary>
    public Result Accept(MemberId by, DateTime now) =>
        Make(new Happening(RelationshipMove.Accept, by), now, () => (AcceptedAt, RepliedAt) = (now, RepliedAt ?? now));

    public Result Decline(MemberId by, DeclineAnswer answer, DateTime now)
    {
        if (WhyNot(RelationshipMove.Decline, by) is { } problem)
            return problem;
        var cleaned = answer with { Text = Text.Clean(answer.Text), Suggested = [.. answer.Suggested.Distinct()] };
        Problem[] faults = [.. cleaned.Faults(MentorId, MenteeId)];
        return faults.Length > 0
            ? Result.From(faults)
            : Make(new Happening(RelationshipMove.Decline, by, cleaned.Text, cleaned), now, () => RepliedAt ??= now);
    }

    /// <summary>Asks the sender for more; the request stays open and its clock goes on.</summary>
    public Result AskForMore(MemberId by, string question, DateTime now)
    {
        if (WhyNot(RelationshipMove.AskForMore, by) is { } problem)
            return problem;
        var cleaned = CleanText(question, "Question");
        if (!cleaned.TryValue(out var text))
            return cleaned.Problem!;
        return text.Length == 0
            ? new ReasonRequired("Write what you would like to know.")
            : Make(new Happening(RelationshipMove.AskForMore, by, text), now, () => (MoreAskedAt, EditedAt, RepliedAt) = (now, null, RepliedAt ?? now));
    }

    /// <summary>Takes a request back, or leaves after acceptance; the reason may be empty.</summary>
    public Result Withdraw(MemberId by, string reason, DateTime now) =>
        CleanText(reason, "Reason") is { } cleaned && cleaned.TryValue(out var text)
            ? Make(new Happening(RelationshipMove.Withdraw, by, text), now)
            : cleaned.Problem!;

    /// <summary>Closes an unanswered request. When it is due is decided by the schedule.</summary>
    public Result Expire(DateTime now) => Make(new Happening(RelationshipMove.Expire, null), now);

    /// <summary>
    /// Asks again, with a new clock. Who declined and thinks better of it lets the request stand and can answer it;
    /// who left after acceptance becomes the sender, since the other one has to agree.
    /// </summary>
    public Result Reopen(MemberId by, DateTime now)
    {
        var left = Status == RelationshipStatus.Withdrawn;
        return Make(new Happening(RelationshipMove.Reopen, by), now, () =>
        {
            SenderId = left ? by : SenderId;
            (Round, RoundStartedAt, ClockStartedAt, RemindedDay, RepliedAt) = (Round + 1, now, now, 0, null);
        });
    }

    /// <summary>Tells the sender that the recipient's last free place has gone to somebody else.</summary>
    public Result TellFull(DateTime now) => Make(new Happening(RelationshipMove.TellFull, null), now);

    /// <summary>Tells the sender that the recipient has become unavailable; the request stays open and its clock goes on.</summary>
    public Result TellUnavailable(DateTime now) => Make(new Happening(RelationshipMove.TellUnavailable, null), now, () => Clock = Clock.Start(now));
}

/// <summary>An amendment that changes nothing.</summary>
public sealed record NothingChanged() : Problem("You have not changed anything yet.");
