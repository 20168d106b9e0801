using Mentoring.Web.Data.Seed;

namespace Mentoring.Web.Components.Account;

/// <summary>One of the people a newcomer can look around as.</summary>
public sealed record DemoPerson(string Email, string Name, string Line);

/// <summary>The demo people offered on the sign-in page: only in Development, and only where the demo is on.</summary>
public sealed class DemoPeople(IHostEnvironment host, IConfiguration configuration)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = DemoProgramme.Password;

    private static readonly DemoPerson[] All =
    [
        new("priya@demo.example", "Priya Raman", "mentee, looking for a mentor"),
        new("tomas@demo.example", "Tomas Kowalski", "mentor, available"),
        new("amara@demo.example", "Amara Okafor", "mentor and mentee"),
        new("george@demo.example", "George Mensah", "mentor, away for now"),
        new("morgan@demo.example", "Morgan Ellis", "programme manager"),
        new("lee@demo.example", "Lee Tan", "programme manager"),
    ];

    public IReadOnlyList<DemoPerson> Offered => host.IsDevelopment() && configuration.GetValue("Demo:Enabled", false) ? All : [];
}
