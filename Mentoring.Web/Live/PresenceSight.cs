using Mentoring.Core.Common;
using Mentoring.Web.Security;

namespace Mentoring.Web.Live;

/// <summary>Presence as one person may see it: people whom a block keeps apart do not see each other.</summary>
public static class PresenceSight
{
    public static Sighting SeenBy(this Presence presence, Viewer viewer, MemberId member) => viewer.Apart.Contains(member) ? Sighting.Unknown : presence.Of(member);

    public static bool IsTyping(this Presence presence, ConversationId conversation, MemberId member, Viewer viewer) =>
        !viewer.Apart.Contains(member) && presence.IsTyping(conversation, member);
}
