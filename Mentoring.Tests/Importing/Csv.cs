using System.Text;

namespace Mentoring.Tests.Importing;

/// <summary>Members files as tests need them: a good row with what is said differently.</summary>
internal static class Csv
{
    public const string Email = "nadia@members.example";

    private static readonly (string Column, string Value)[] Good =
    [
        ("email", Email), ("given_name", "Nadia"), ("family_name", "El-Amin"), ("pronouns", ""), ("headline", "Treasurer"), ("organisation", "Quay Bank"),
        ("job_title", "Treasurer"), ("industry", "Banking"), ("career_stage", "Senior"), ("country", "France"), ("region", "Île-de-France"), ("time_zone", "Europe/Paris"),
        ("languages", "English;French"), ("membership_status", "active"), ("subscription_paid", "true"), ("date_of_birth", "1980-02-29"), ("roles", "mentor"),
        ("areas_offered", "Leadership;Career planning"), ("skills_offered", "Audit"), ("areas_wanted", ""), ("skills_wanted", ""), ("monthly_hours", "4"),
        ("mentee_limit", "2"), ("formats", "Online;In person"), ("availability", "available"), ("line_manager_email", ""), ("biography", "First line\r\nsecond line"),
    ];

    public static string Header => string.Join(',', Good.Select(g => g.Column));

    public static string Row(params (string Column, string Value)[] different)
    {
        Assert.All(different, d => Assert.Contains(Good, g => g.Column == d.Column));
        return string.Join(',', Good.Select(g => Quoted(different.Where(d => d.Column == g.Column).Select(d => d.Value).LastOrDefault(g.Value))));
    }

    public static byte[] File(params string[] rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n");

    public static byte[] Given(string name) => System.IO.File.ReadAllBytes(Path.Combine(Support.Repository.Root, "Mentoring.Tests", "Data", "Files", name));

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";
}
