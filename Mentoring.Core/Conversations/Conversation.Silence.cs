using Mentoring.Core.Common;
using Mentoring.Core.Programme;

namespace Mentoring.Core.Conversations;

/// <summary>When one of the two has waited for an answer (spec §11: a friendly nudge after 14 days, an honourable way out after 28).</summary>
public sealed partial class Conversation
{
    /// <summary>A pair that writes is not looked at for a day, so that a lively conversation costs the schedule nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Who wrote last, and so waits for the other.</summary>
    public MemberId LastAuthorId { get; private set; }

    /// <summary>When the days of silence count from (UTC): the newest message, moved on by the time the silent person was away.</summary>
    public DateTime SilentSince { get; private set; }

    /// <summary>While the silent person is away until a known day, that day (UTC).</summary>
    public DateTime? SilenceStoppedUntil { get; private set; }

    /// <summary>The silence day that was last told about since the newest message; 0 before any.</summary>
    public int SilenceTold { get; private set; }

    /// <summary>The sequence of the message after which the waiting person sent a nudge; 0 when none was sent.</summary>
    public int NudgedAfter { get; private set; }

    /// <summary>When the schedule has to look at this again (UTC); null when it need not.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Who has been silent.</summary>
    public MemberId SilentId => OtherThan(LastAuthorId);

    /// <summary>Whether the waiting person has waited long enough to nudge, and has not done so since their last message.</summary>
    /// <param name="together">Since when the pair has been working together without a pause (UTC); null while it does not.</param>
    public bool MayNudge(MemberId by, DateTime? together, Schedule schedule, DateTime now) =>
        NudgedAfter < LastSequence && SilentDays(by, together, schedule, now) is not null;

    /// <summary>Whole days for which this person has waited for an answer; null when it is not theirs to wait, or not for long yet.</summary>
    public int? SilentDays(MemberId waiting, DateTime? together, Schedule schedule, DateTime now) =>
        waiting == LastAuthorId && schedule.SilenceDays.Count > 0 && Silence(together) is { } since && since.AddDays(schedule.SilenceDays[0]) <= now
            ? (int)(now - since).TotalDays
            : null;

    /// <summary>Remembers the nudge, so that there is one for each time somebody waits.</summary>
    public Result Nudge(MemberId by, DateTime? together, Schedule schedule, DateTime now)
    {
        if (!MayNudge(by, together, schedule, now))
            return new NothingToNudge();
        NudgedAfter = LastSequence;
        return Result.Done;
    }

    /// <summary>The day of silence to tell the waiting person about by now, or null; says by itself when to look again.</summary>
    /// <param name="together">As for <see cref="MayNudge"/>.</param>
    public int? TakeSilence(DateTime? together, Schedule schedule, DateTime now)
    {
        DueAt = null;
        if (Silence(together) is not { } since)
            return null;
        var told = schedule.SilenceDays.Where(d => d > SilenceTold && since.AddDays(d) <= now).Select(d => (int?)d).Max();
        SilenceTold = told ?? SilenceTold;
        if (schedule.SilenceDays.Where(d => d > SilenceTold).Select(d => (int?)d).Min() is { } next)
            DueAt = since.AddDays(next);
        return told;
    }

    /// <summary>Has the schedule look at this, since the pair works together from now on.</summary>
    public void LookAgain(DateTime now) => DueAt = now;

    /// <summary>Lets the days until the silent person's return not count.</summary>
    /// <param name="from">Since when they are away, as far as this silence goes.</param>
    public void StopSilence(DateOnly back, DateTime from) => Clock = Clock.Stop(back, from);

    /// <summary>The silent person is there again; the days count on.</summary>
    public void ResumeSilence(DateTime now)
    {
        Clock = Clock.Start(now);
        DueAt = now;
    }

    private DayClock Clock
    {
        get => new(SilentSince, SilenceStoppedUntil);
        set => (SilentSince, SilenceStoppedUntil) = (value.From, value.StoppedUntil);
    }

    private DateTime? Silence(DateTime? together) => together > SilentSince ? together : together is null ? null : SilentSince;

    private void Wait(MemberId author, DateTime now) =>
        (LastAuthorId, SilenceTold, SilentSince, SilenceStoppedUntil, DueAt) = (author, 0, now, null, now + Patience);
}

/// <summary>Nobody has waited long enough, or the nudge was sent already.</summary>
public sealed record NothingToNudge() : Problem("There is nothing to nudge about just now: you have sent one already, or it has not been quiet for long.");
