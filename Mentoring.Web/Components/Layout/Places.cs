using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components.Routing;

namespace Mentoring.Web.Components.Layout;

/// <summary>One of the main addresses, as the rail and the bottom bar show it.</summary>
public sealed record Place(string Name, string Short, string Icon, string Address, int Count = 0, NavLinkMatch Match = NavLinkMatch.Prefix);

public static class Places
{
    public static IReadOnlyList<Place> Of(Viewer viewer, Badges badges)
    {
        List<Place> places = [new("Home", "Home", "home", "/", Match: NavLinkMatch.All)];
        if (viewer.ActsAsMentor)
            places.Add(new("Find a mentee", "Find", "search", "/find/mentees"));
        else if (viewer.ActsAsMentee)
            places.Add(new("Find a mentor", "Find", "search", "/find"));
        if (viewer.Acting is not null)
        {
            places.Add(new("Relationships", "People", "people", "/relationships", badges.Actions));
            places.Add(new("Messages", "Messages", "message", "/messages", badges.Unread));
        }

        if (viewer.IsManager)
            places.Add(new("Desk", "Desk", "desk", "/desk"));
        return places;
    }
}
