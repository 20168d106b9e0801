using System.Collections.Frozen;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Security;

/// <summary>The person looking, read afresh whenever they change; pages get it as a cascading value and pass it into commands and queries.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">As others see it.</param>
/// <param name="IsMentor">Holds a mentor profile.</param>
/// <param name="IsMentee">Holds a mentee profile.</param>
/// <param name="Acting">The role in use; null for people with no profile, such as most managers.</param>
/// <param name="IsManager">Runs the programme.</param>
/// <param name="Zone">Their time zone, in which everything is shown to them.</param>
/// <param name="Photo">Address of their photo, or null.</param>
public sealed record Viewer(MemberId Id, string Name, bool IsMentor, bool IsMentee, ProgrammeRole? Acting, bool IsManager, TimeZoneInfo Zone, string? Photo)
{
    /// <summary>Whether others see when they are online.</summary>
    public bool ShowsPresence { get; init; } = true;

    /// <summary>From whom a block keeps them apart, whoever of the two wanted it: neither sees whether the other is here or writing.</summary>
    public IReadOnlySet<MemberId> Apart { get; init; } = FrozenSet<MemberId>.Empty;

    public bool ActsAsMentor => Acting == ProgrammeRole.Mentor;

    public bool ActsAsMentee => Acting == ProgrammeRole.Mentee;
}
