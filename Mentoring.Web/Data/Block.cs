using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>One member keeps another away: neither finds the other. Whoever adds or removes one touches both members, so that the index notices.</summary>
public sealed class Block
{
    public required MemberId BlockerId { get; init; }

    public required MemberId BlockedId { get; init; }

    public required DateTime At { get; init; }
}
