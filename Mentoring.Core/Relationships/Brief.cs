using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Relationships;

/// <summary>How often the pair means to meet.</summary>
public enum Cadence
{
    Weekly = 1,
    Fortnightly = 2,

    /// <summary>The usual rhythm.</summary>
    Monthly = 3,
    EveryOtherMonth = 4,
}

/// <summary>The words for cadences.</summary>
public static class Cadences
{
    public static IReadOnlyList<(Cadence Cadence, string Name)> All { get; } =
        [(Cadence.Weekly, "Every week"), (Cadence.Fortnightly, "Every fortnight"), (Cadence.Monthly, "Every month"), (Cadence.EveryOtherMonth, "Every other month")];

    public static string Name(this Cadence cadence) => All.FirstOrDefault(c => c.Cadence == cadence).Name ?? string.Empty;
}

/// <summary>What a request says (spec §4), as given on the form.</summary>
/// <param name="Areas">What to work on; at least one.</param>
/// <param name="Aim">What the sender hopes to achieve, 1 to 2,000 characters.</param>
/// <param name="WhyYou">Why this person, at most 1,000 characters; may be empty.</param>
/// <param name="Months">How long, 1 to 12 months.</param>
/// <param name="Cadence">How often.</param>
/// <param name="Formats">Ways to meet that would suit; at least one.</param>
/// <param name="Message">Anything else, at most 2,000 characters; may be empty.</param>
public sealed record Brief(TermSet Areas, string Aim, string WhyYou, int Months, Cadence Cadence, MeetingFormats Formats, string Message)
{
    public const int AimLength = 2000;
    public const int WhyYouLength = 1000;
    public const int MessageLength = 2000;
    public const int MostMonths = 12;

    private const MeetingFormats AllFormats = MeetingFormats.Online | MeetingFormats.Phone | MeetingFormats.InPerson;

    /// <summary>Cleans and checks what a form said; every fault is named, in the order of the form.</summary>
    public static Result<Brief> Create(Brief given)
    {
        var brief = given with { Aim = Text.Clean(given.Aim), WhyYou = Text.Clean(given.WhyYou), Message = Text.Clean(given.Message), Formats = given.Formats & AllFormats };
        Problem[] faults = [.. brief.Faults()];
        return faults.Length == 0 ? brief : Result<Brief>.From(faults);
    }

    /// <summary>What differs from an earlier brief, in words a timeline can list; empty when nothing does.</summary>
    public IReadOnlyList<string> ChangesSince(Brief earlier)
    {
        (bool Changed, string Words)[] parts =
        [
            (!Areas.Equals(earlier.Areas), "areas"),
            (Aim != earlier.Aim, "aim"),
            (WhyYou != earlier.WhyYou, "why you"),
            (Months != earlier.Months, "duration"),
            (Cadence != earlier.Cadence, "how often"),
            (Formats != earlier.Formats, "format"),
            (Message != earlier.Message, "message"),
        ];
        return [.. parts.Where(p => p.Changed).Select(p => p.Words)];
    }

    private IEnumerable<Problem> Faults()
    {
        if (Areas.Count == 0)
            yield return new InvalidField(nameof(Areas), "Choose at least one area to work on.");
        if (Aim.Length == 0)
            yield return new InvalidField(nameof(Aim), "Say what you hope to achieve; a sentence or two is enough.");
        if (Aim.Length > AimLength)
            yield return new InvalidField(nameof(Aim), $"Keep this to {AimLength:N0} characters; it has {Aim.Length:N0}.");
        if (WhyYou.Length > WhyYouLength)
            yield return new InvalidField(nameof(WhyYou), $"Keep this to {WhyYouLength:N0} characters; it has {WhyYou.Length:N0}.");
        if (Months is < 1 or > MostMonths)
            yield return new InvalidField(nameof(Months), $"Choose from 1 to {MostMonths} months.");
        if (!Enum.IsDefined(Cadence))
            yield return new InvalidField(nameof(Cadence), "Choose how often you would like to meet.");
        if (Formats == MeetingFormats.None)
            yield return new InvalidField(nameof(Formats), "Choose at least one way to meet.");
        if (Message.Length > MessageLength)
            yield return new InvalidField(nameof(Message), $"Keep the message to {MessageLength:N0} characters; it has {Message.Length:N0}.");
    }
}
