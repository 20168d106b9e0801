using Mentoring.Tests.Support;
using Mentoring.Web.Features.Importing;

namespace Mentoring.Tests.Importing;

/// <summary>What is said of one wrong row.</summary>
public sealed class RowFaultTests
{
    [Theory]
    [InlineData("email", "not-an-address", "not an e-mail address")]
    [InlineData("email", "a b@members.example", "not an e-mail address")]
    [InlineData("given_name", "  ", "Enter a given name.")]
    [InlineData("family_name", "", "Enter a family name.")]
    [InlineData("career_stage", "Wizard", "Student, Newly qualified")]
    [InlineData("time_zone", "Europe/Atlantis", "not a known time zone")]
    [InlineData("time_zone", "", "not a known time zone")]
    [InlineData("membership_status", "gold", "active, lapsed or suspended")]
    [InlineData("membership_status", "", "active, lapsed or suspended")]
    [InlineData("subscription_paid", "maybe", "true or false")]
    [InlineData("date_of_birth", "2012-02-30", "not a date of the calendar")]
    [InlineData("date_of_birth", "06/02/1985", "not a date of the calendar")]
    [InlineData("date_of_birth", "2008-11-24", "aged 18 and over")]
    [InlineData("date_of_birth", "1850-01-01", "Nobody in the programme")]
    [InlineData("date_of_birth", "2050-01-01", "Nobody in the programme")]
    [InlineData("roles", "", "mentor, mentee")]
    [InlineData("roles", "mentor;king", "mentor, mentee")]
    [InlineData("monthly_hours", "four", "not a whole number")]
    [InlineData("monthly_hours", "0", "from 1 to 100")]
    [InlineData("mentee_limit", "-3", "from 1 to 50")]
    [InlineData("mentee_limit", "1.5", "not a whole number")]
    [InlineData("formats", "Telepathy", "Online, Phone, In person")]
    [InlineData("availability", "asleep", "available, away or unavailable")]
    [InlineData("line_manager_email", "the boss", "not an e-mail address")]
    public void A_wrong_value_is_named_with_its_column(string column, string value, string words)
    {
        var fault = Assert.Single(Read(Csv.Row((column, value))).Faults);

        Assert.Equal((2, 1, column), (fault.Line, fault.Record, fault.Column));
        Assert.Contains(words, fault.Sentence);
    }

    [Fact]
    public void Eighteen_today_is_old_enough() => Assert.Empty(Read(Csv.Row(("date_of_birth", "2008-11-23"))).Faults);

    [Theory]
    [InlineData("biography", 4000)]
    [InlineData("headline", 160)]
    [InlineData("given_name", 80)]
    [InlineData("industry", 80)]
    public void A_text_as_long_as_allowed_comes_in_and_a_longer_one_does_not(string column, int most)
    {
        Assert.Empty(Read(Csv.Row((column, new string('é', most)))).Faults);
        Assert.Equal(column, Assert.Single(Read(Csv.Row((column, new string('é', most + 1)))).Faults).Column);
    }

    [Fact]
    public void All_faults_of_a_row_are_named_at_once()
    {
        var faults = Read(Csv.Row(("email", "no"), ("family_name", ""), ("mentee_limit", "-3"), ("career_stage", "Wizard"), ("roles", "mentee"))).Faults;

        Assert.Equal(["career_stage", "email", "family_name", "mentee_limit"], faults.Select(f => f.Column).Order());
    }

    [Fact]
    public void A_second_row_of_an_address_is_refused_in_any_letters_and_names_the_first()
    {
        var draft = Draft(Csv.Row(), Csv.Row(("email", "other@members.example")), Csv.Row(("email", "NADIA@members.example")));

        var fault = Assert.Single(draft.Rows[2].Faults);
        Assert.Equal(6, fault.Line);
        Assert.Contains("line 2 (record 1)", fault.Sentence);
        Assert.Equal(2, draft.Good.Count);
    }

    [Theory]
    [InlineData("given_name", "=HYPERLINK(\"http://x\")", "formula")]
    [InlineData("organisation", "@SUM(A1)", "formula")]
    [InlineData("biography", "<script>alert(1)</script>", "markup")]
    [InlineData("headline", "Trea\u0007surer", "Control characters")]
    public void What_other_programs_would_run_is_kept_as_text_and_noted(string column, string value, string words)
    {
        var row = Read(Csv.Row((column, value)));

        Assert.Empty(row.Faults);
        var note = Assert.Single(row.Notes);
        Assert.Equal(column, note.Column);
        Assert.Contains(words, note.Sentence);
    }

    [Fact]
    public void A_remark_says_line_record_person_and_value_on_one_line()
    {
        var remark = new RowRemark(277, 240, "priya@demo.example", "mentee_limit", "-3", "Too few.");
        Assert.Equal("line 277 (record 240, priya@demo.example): mentee_limit “-3”: Too few.", remark.ToString());

        var hostile = remark with { Value = "a\u001b[31m\nb" + new string('x', 500) };
        Assert.DoesNotContain('\n', hostile.ToString());
        Assert.DoesNotContain('\u001b', hostile.ToString());
        Assert.InRange(hostile.ToString().Length, 1, 160);
    }

    private static ReadRow Read(string row) => Draft(row).Rows.Single();

    private static ImportDraft Draft(params string[] rows) => ImportDraft.Of(MemberFile.Read(Csv.File(rows)).Value, Terms.Default(), FakeTime.Start);
}
