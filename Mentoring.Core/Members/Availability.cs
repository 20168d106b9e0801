using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>Whether a mentor can be asked.</summary>
public enum AvailabilityStatus
{
    /// <summary>Open to questions and requests.</summary>
    Available = 1,

    /// <summary>Away for a while; returns by itself on the date given, if one was given.</summary>
    Away = 2,

    /// <summary>Not taking requests until they say otherwise.</summary>
    Unavailable = 3,
}

/// <summary>A mentor's availability, with the message others see.</summary>
/// <param name="Status">As it was set; see <see cref="On"/> for what holds on a day.</param>
/// <param name="AwayUntil">First day back; only with <see cref="AvailabilityStatus.Away"/>, null when not known.</param>
/// <param name="Message">Shown with the status, at most 200 characters; may be empty.</param>
public sealed record Availability(AvailabilityStatus Status, DateOnly? AwayUntil, string Message)
{
    public const int MessageLength = 200;

    public static Availability Available { get; } = new(AvailabilityStatus.Available, null, string.Empty);

    public static Availability Unavailable { get; } = new(AvailabilityStatus.Unavailable, null, string.Empty);

    /// <summary>The status that holds on a day: who is away returns by itself on the day given.</summary>
    public AvailabilityStatus On(DateOnly day) =>
        Status == AvailabilityStatus.Away && AwayUntil is { } back && back <= day ? AvailabilityStatus.Available : Status;

    /// <summary>Cleans and checks what a form or a file said.</summary>
    public static Result<Availability> Create(AvailabilityStatus status, DateOnly? awayUntil, string? message, DateOnly today)
    {
        var text = Text.CleanLine(message);
        if (!Enum.IsDefined(status))
            return new InvalidField(nameof(Status), "Choose whether you are available, away or unavailable.");
        if (text.Length > MessageLength)
            return new InvalidField(nameof(Message), $"Keep the message to {MessageLength} characters.");
        if (status == AvailabilityStatus.Away && awayUntil is { } back && back <= today)
            return new InvalidField(nameof(AwayUntil), "Choose a date after today for your return.");
        return new Availability(status, status == AvailabilityStatus.Away ? awayUntil : null, text);
    }
}
