using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Programme;

namespace Mentoring.Core.Relationships;

/// <summary>What time does to a relationship: reminders, lapsing, agreement by silence, and days that do not count.</summary>
public sealed partial class Relationship
{
    /// <summary>When the days of this round count from (UTC): its start, moved on by the time the recipient was away.</summary>
    public DateTime ClockStartedAt { get; private set; }

    /// <summary>While the recipient is away until a known day, that day (UTC); the clock stands still until then.</summary>
    public DateTime? ClockStoppedUntil { get; private set; }

    /// <summary>When the recipient first said anything in this round: yes, no, or more first (UTC).</summary>
    public DateTime? RepliedAt { get; private set; }

    /// <summary>Since when the pair has been working together without a pause (UTC); null while it does not.</summary>
    public DateTime? ActiveSince { get; private set; }

    /// <summary>The last reminder day done in this round; 0 before any.</summary>
    public int RemindedDay { get; private set; }

    /// <summary>When the programme last reminded in this state (UTC).</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>When the schedule has to look at this again (UTC): never later than something is due. Null when time changes nothing here.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>The moment by which a request has to be answered (UTC).</summary>
    public DateTime AnswerBy(Schedule schedule) => ClockStartedAt.AddDays(schedule.ExpiryDays);

    /// <summary>
    /// Does what is due by now, at most one move, however long nobody looked: after days switched off the latest reminder is sent, not all of them,
    /// and none beside the withdrawal. Then says when to look again.
    /// </summary>
    /// <returns>Whether anything was due.</returns>
    public bool DoDue(Schedule schedule, DateTime now)
    {
        var move = Due(schedule, now);
        if (move is { } due)
            Do(due, schedule, now);
        DueAt = NextDue(schedule);
        return move is not null;
    }

    /// <summary>When the next thing is due as it stands, or null.</summary>
    public DateTime? NextDue(Schedule schedule) => this switch
    {
        { Status: RelationshipStatus.Requested } => ClockStartedAt.AddDays(schedule.ReminderAfter(RemindedDay) ?? schedule.ExpiryDays),
        { Status: RelationshipStatus.Active, ProposedAt: { } proposed } => proposed.AddDays(schedule.CompletionDays),
        { Status: RelationshipStatus.OnHold, HoldUntil: { } day, RemindedAt: null } => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
        _ => null,
    };

    /// <summary>Tells the sender that the recipient is away until a day; until then the clock stands still.</summary>
    public Result TellAway(DateOnly back, DateTime now) =>
        Make(new Happening(RelationshipMove.TellAway, null, back.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), now, () => StopClock(back, now));

    /// <summary>Tells the sender that the recipient is available again; the clock goes on.</summary>
    public Result TellBack(DateTime now) => Make(new Happening(RelationshipMove.TellBack, null), now, () => Clock = Clock.Start(now));

    /// <summary>Says to somebody who has fallen silent that the other would like to hear from them. Whether it is time is up to the conversation.</summary>
    public Result Nudge(MemberId by, DateTime now) => Make(new Happening(RelationshipMove.Nudge, by), now);

    /// <summary>Lets the days until the recipient's return not count; for a request that is sent to somebody who is away.</summary>
    public void StopClock(DateOnly back, DateTime now)
    {
        Clock = Clock.Stop(back, now);
        DueAt = now;
    }

    private DayClock Clock
    {
        get => new(ClockStartedAt, ClockStoppedUntil);
        set => (ClockStartedAt, ClockStoppedUntil) = (value.From, value.StoppedUntil);
    }

    private RelationshipMove? Due(Schedule schedule, DateTime now)
    {
        if (NextDue(schedule) is not { } next || next > now)
            return null;
        return Status switch
        {
            RelationshipStatus.Requested => now >= AnswerBy(schedule) ? RelationshipMove.Expire : RelationshipMove.Remind,
            RelationshipStatus.Active => RelationshipMove.CompleteUnanswered,
            _ => RelationshipMove.TellPauseOver,
        };
    }

    private Result Do(RelationshipMove due, Schedule schedule, DateTime now) => due switch
    {
        RelationshipMove.Expire => Expire(now),
        RelationshipMove.CompleteUnanswered => CompleteUnanswered(schedule, now),
        RelationshipMove.Remind => Remind(schedule.ReminderReached(ClockStartedAt, now), now),
        _ => Make(new Happening(RelationshipMove.TellPauseOver, null), now, () => RemindedAt = now),
    };

    /// <summary>Reminds whoever has to act: the recipient, or the sender who was asked for more.</summary>
    private Result Remind(int day, DateTime now) =>
        Make(new Happening(RelationshipMove.Remind, null, $"Day {day}"), now, () => (RemindedDay, RemindedAt) = (day, now));
}
