using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Relationships;

/// <summary>Everything that decides whether one person may ask another, or ask again, gathered on the day of asking (spec §3, §5).</summary>
public sealed record RequestFacts
{
    /// <summary>Whoever presses the button, and reads the answer.</summary>
    public required MemberId Asker { get; init; }

    public required MemberId Other { get; init; }

    /// <summary>True when the asker would be the mentor of the two.</summary>
    public required bool AskerIsMentor { get; init; }

    /// <summary>False only for the recipient who declined and lets the request stand again: the other one's limits are not asked then.</summary>
    public bool AskerSends { get; init; } = true;

    /// <summary>The name the sentences use.</summary>
    public required string OtherName { get; init; }

    /// <summary>Why the asker takes no part today; null when they do.</summary>
    public Problem? AskerBarred { get; init; }

    /// <summary>Whether the other is deleted or not eligible today.</summary>
    public bool OtherGone { get; init; }

    /// <summary>Whether either has blocked the other.</summary>
    public bool Blocked { get; init; }

    public required bool AskerHoldsRole { get; init; }
    public required bool OtherHoldsRole { get; init; }

    /// <summary>Whether one is the other's line manager.</summary>
    public bool LineManagerAndReport { get; init; }

    /// <summary>Whether the pair already has a live relationship in this direction.</summary>
    public bool AlreadyLive { get; init; }

    /// <summary>The mentor's availability on the day; looked at when a mentee asks.</summary>
    public AvailabilityStatus MentorAvailability { get; init; } = AvailabilityStatus.Available;

    /// <summary>First day back of a mentor who is away, when known.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Whether the mentor's own limit is reached.</summary>
    public bool MentorFull { get; init; }

    /// <summary>Whether the mentee wants to be found; looked at when a mentor offers.</summary>
    public bool MenteeLooking { get; init; } = true;

    /// <summary>Requests and offers of the asker that wait for an answer.</summary>
    public int OpenRequests { get; init; }

    /// <summary>Most of them the programme allows.</summary>
    public required int OpenRequestLimit { get; init; }
}

/// <summary>Whether a request may be sent or reopened: the first thing that stands against it.</summary>
public static class RequestGuards
{
    /// <summary>The first problem, or null when nothing stands against it.</summary>
    public static Problem? WhyNot(RequestFacts facts) => People(facts) ?? Pair(facts) ?? Room(facts);

    private static Problem? People(RequestFacts facts)
    {
        if (facts.Asker == facts.Other)
            return new NotYourself();
        if (facts.AskerBarred is not null)
            return facts.AskerBarred;
        if (facts.OtherGone)
            return new NoLongerTakesPart(facts.OtherName);
        if (facts.Blocked)
            return new NotAvailableToYou(facts.OtherName);
        if (!facts.AskerHoldsRole)
            return new NoSuchRole(facts.AskerIsMentor ? "Take up the mentor role first; then you can offer to mentor." : "Take up the mentee role first; then you can request mentoring.");
        return facts.OtherHoldsRole ? null : new NoSuchRole($"{facts.OtherName} is not a {(facts.AskerIsMentor ? "mentee" : "mentor")} in this programme.");
    }

    private static Problem? Pair(RequestFacts facts)
    {
        if (facts.LineManagerAndReport)
            return new LineManagerOrReport(facts.OtherName);
        return facts.AlreadyLive ? new AlreadyTogether(facts.OtherName) : null;
    }

    private static Problem? Room(RequestFacts facts)
    {
        if (facts is { AskerSends: true, AskerIsMentor: true, MenteeLooking: false })
            return new NotLooking(facts.OtherName);
        if (facts is { AskerSends: true, AskerIsMentor: false } && facts.MentorAvailability != AvailabilityStatus.Available)
            return new MentorNotAvailable(facts.OtherName, facts.MentorAvailability == AvailabilityStatus.Away, facts.AwayUntil);
        if (facts.MentorFull)
            return new MentorFull(facts.AskerIsMentor ? null : facts.OtherName);
        return facts.AskerSends && facts.OpenRequests >= facts.OpenRequestLimit ? new TooManyOpenRequests(facts.OpenRequestLimit) : null;
    }
}

/// <summary>Asking oneself.</summary>
public sealed record NotYourself() : Problem("You cannot mentor yourself. Choose somebody else.");

/// <summary>The recipient is deleted or not eligible.</summary>
public sealed record NoLongerTakesPart(string Name) : Problem($"{Name} no longer takes part in the programme.");

/// <summary>One has blocked the other; which one is never said.</summary>
public sealed record NotAvailableToYou(string Name) : Problem($"{Name} is not available to you.");

/// <summary>Line managers and their reports are never paired.</summary>
public sealed record LineManagerOrReport(string Name) : Problem($"{Name} is your line manager or your report. The programme pairs people who do not report to each other.");

/// <summary>The pair has a live request or relationship in this direction.</summary>
public sealed record AlreadyTogether(string Name) : Problem($"You already have an open request or relationship with {Name}.");

/// <summary>The mentee does not want to be found.</summary>
public sealed record NotLooking(string Name) : Problem($"{Name} is not looking for a mentor at the moment.");

/// <summary>The mentor cannot be asked on this day.</summary>
public sealed record MentorNotAvailable(string Name, bool Away, DateOnly? Until) : Problem((Away, Until) switch
{
    (true, { } day) => $"{Name} is away until {day:d MMMM yyyy}. Nothing was sent.",
    (true, null) => $"{Name} is away at the moment. Nothing was sent.",
    _ => $"{Name} is not taking requests at the moment. Nothing was sent.",
});

/// <summary>The mentor's own limit is reached; the name is null when it is the reader.</summary>
public sealed record MentorFull(string? Name) : Problem(Name is null
    ? "You have reached the number of mentees you set as your limit. Raise the limit in your profile, or complete a relationship first."
    : $"{Name} has no room for another mentee at the moment.");

/// <summary>The programme's limit of open requests is reached.</summary>
public sealed record TooManyOpenRequests(int Limit) : Problem($"You have {Limit} open requests, the most the programme allows. Wait for an answer, or withdraw one first.");
