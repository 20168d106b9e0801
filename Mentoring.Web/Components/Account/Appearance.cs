namespace Mentoring.Web.Components.Account;

/// <summary>Light, dark, or as the device says; kept in a cookie so that the first paint is right.</summary>
public static class Appearance
{
    public const string Cookie = "appearance";

    public static bool IsKnown(string theme) => theme is "light" or "dark";
}
