namespace Mentoring.Web.Components.Account;

/// <summary>One of the people a newcomer can look around as.</summary>
public sealed record DemoPerson(string Email, string Name, string Line);

/// <summary>The demo people offered on the sign-in page: only in Development, and only where the demo is on.</summary>
public sealed class DemoPeople(IHostEnvironment host, IConfiguration configuration)
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "Demo-pass-1";

    private static readonly DemoPerson[] All =
    [
        new("priya@demo.example", "Priya", "Mentee, looking for a mentor"),
        new("tomas@demo.example", "Tomas", "Mentor, available"),
        new("amara@demo.example", "Amara", "Mentor and mentee"),
        new("george@demo.example", "George", "Mentor, away for now"),
        new("morgan@demo.example", "Morgan", "Programme manager"),
        new("lee@demo.example", "Lee", "Programme manager"),
    ];

    public IReadOnlyList<DemoPerson> Offered => host.IsDevelopment() && configuration.GetValue("Demo:Enabled", false) ? All : [];
}
