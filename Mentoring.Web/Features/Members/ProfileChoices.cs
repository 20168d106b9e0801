using Mentoring.Core.Members;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Security;

namespace Mentoring.Web.Features.Members;

/// <summary>What the reader of a profile can start from it, or why not, in words.</summary>
/// <param name="CanAsk">Whether "Ask a question" is there.</param>
/// <param name="Start">"Request mentoring" or "Offer to mentor"; null when not possible now.</param>
/// <param name="WhyNot">Why there is no start; null when there is one, or nothing to say.</param>
public sealed record ProfileChoices(bool CanAsk, string? Start, string? WhyNot)
{
    public const string Request = "Request mentoring";
    public const string Offer = "Offer to mentor";

    private static readonly ProfileChoices Nothing = new(false, null, null);

    public static ProfileChoices Of(ProfileRow profile, Viewer reader, DateOnly today) => (profile, reader.Acting) switch
    {
        ({ IsReader: true }, _) or (_, null) => Nothing,
        ({ ManagesOrReports: true }, _) => new(true, null, $"{profile.Name} is your line manager or your report. The programme pairs people who do not report to each other."),
        (_, ProgrammeRole.Mentor) => ToMentee(profile),
        _ => ToMentor(profile, today),
    };

    private static ProfileChoices ToMentor(ProfileRow profile, DateOnly today) => profile switch
    {
        { Live: var live } when live.Any(l => !l.ReaderIsMentor) => new(true, null, null),
        { Mentor: null } => new(true, null, $"{profile.Name} is not a mentor in this programme."),
        { Mentor.Availability: AvailabilityStatus.Unavailable } => new(profile.Live.Count > 0, null, $"{profile.Name} is not taking questions or requests at the moment."),
        { Mentor: { Availability: AvailabilityStatus.Away, AwayUntil: { } day } } =>
            new(true, null, $"{profile.Name} is away until {Moments.Date(day, today)}. You can request mentoring then; a question will wait for them."),
        { Mentor.Availability: AvailabilityStatus.Away } => new(true, null, $"{profile.Name} is away at the moment. A question will wait for them."),
        { Mentor.IsFull: true } => new(true, null, $"{profile.Name} has no room for another mentee at the moment."),
        _ => new(true, Request, null),
    };

    private static ProfileChoices ToMentee(ProfileRow profile) => profile switch
    {
        { Live: var live } when live.Any(l => l.ReaderIsMentor) => new(true, null, null),
        { Mentee: null } => new(true, null, $"{profile.Name} is not a mentee in this programme."),
        { Mentee.Looking: false } => new(true, null, $"{profile.Name} is not looking for a mentor at the moment."),
        _ => new(true, Offer, null),
    };
}
