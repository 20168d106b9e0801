namespace Mentoring.Web.Components.Shared;

/// <summary>The made-up people one can be in Development.</summary>
/// <param name="Email">Their address, with which they sign in.</param>
/// <param name="Line">Who they are, in a few words.</param>
public sealed record DemoPerson(string Email, string Name, string Line);

public static class DemoPeople
{
    /// <summary>Every demo account's password; worthless outside Development, where no demo account is ever made.</summary>
    public const string Password = "Demo-pass-1";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("priya@demo.example", "Priya Raman", "mentee, looking for a mentor"),
        new("tomas@demo.example", "Tomas Kowalski", "mentor, available"),
        new("amara@demo.example", "Amara Okafor", "mentor and mentee"),
        new("george@demo.example", "George Mensah", "mentor, away for a while"),
        new("morgan@demo.example", "Morgan Ellis", "programme manager"),
        new("lee@demo.example", "Lee Tan", "programme manager"),
    ];

    public static bool AreShown(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && configuration.GetValue<bool>("Demo:Enabled");
}
