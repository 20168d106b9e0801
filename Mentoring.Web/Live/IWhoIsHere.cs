using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>Who has a page of ours open: such a person sees messages arrive and needs no mail about them.</summary>
public interface IWhoIsHere
{
    /// <summary>How long ago this person had a page open: zero while they have, null when that is long ago or not known.</summary>
    TimeSpan? Ago(MemberId member);
}

/// <summary>Knows of nobody; mails go out by what was read alone.</summary>
public sealed class NobodyIsHere : IWhoIsHere
{
    public TimeSpan? Ago(MemberId member) => null;
}
