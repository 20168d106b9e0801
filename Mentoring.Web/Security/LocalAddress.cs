namespace Mentoring.Web.Security;

/// <summary>Where to go after a form: only ever inside this site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, otherwise Home.</summary>
    public static string Of(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
