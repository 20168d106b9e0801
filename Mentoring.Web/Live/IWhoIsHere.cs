using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>Who has a page of ours open: such a person sees messages arrive and needs no mail about them.</summary>
public interface IWhoIsHere
{
    /// <summary>How long ago this person had a page open: zero while they have, null when that is long ago or not known.</summary>
    TimeSpan? Ago(MemberId member);
}

/// <summary>Goes by what others may see of a person: whoever hides is taken for away, and what they read is not mailed all the same.</summary>
internal sealed class WhoIsHere(Presence presence) : IWhoIsHere
{
    public TimeSpan? Ago(MemberId member) => presence.Ago(member);
}
