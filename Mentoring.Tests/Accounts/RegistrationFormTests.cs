using Mentoring.Core.Common;
using Mentoring.Web.Components.Account;

namespace Mentoring.Tests.Accounts;

public sealed class RegistrationFormTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc);

    public static RegistrationForm Valid(string email = "zoe@example.org") => new()
    {
        GivenName = "Zoë",
        FamilyName = "Quill",
        Email = email,
        Password = "four red boats",
        DateOfBirth = "1990-02-03",
        Role = RegistrationForm.Both,
        AcceptConduct = true,
    };

    [Fact]
    public void A_whole_form_has_no_faults() => Assert.Empty(Valid().Faults(Now));

    [Fact]
    public void Every_fault_is_named_in_the_order_of_the_form() =>
        Assert.Equal(
            ["GivenName", "FamilyName", "Email", "Password", "DateOfBirth", "Role", "AcceptConduct"],
            new RegistrationForm().Faults(Now).Cast<InvalidField>().Select(f => f.Field));

    [Theory]
    [InlineData("")]
    [InlineData("zoe")]
    [InlineData("zoe@example")]
    [InlineData("zoe quill@example.org")]
    [InlineData("zoe@example.org, all@example.org")]
    public void An_address_must_be_one(string email) => Assert.Equal("Email", OnlyFault(f => f.Email = email));

    [Theory]
    [InlineData("")]
    [InlineData("ninechars")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public void A_password_is_long_and_not_one_character_over_and_over(string password) => Assert.Equal("Password", OnlyFault(f => f.Password = password));

    [Theory]
    [InlineData("2008-11-21", true)]
    [InlineData("2008-11-22", false)]
    [InlineData("2015-01-01", false)]
    public void The_eighteenth_birthday_opens_the_door(string born, bool welcome)
    {
        var form = Valid();
        form.DateOfBirth = born;

        Assert.Equal(welcome ? [] : ["The programme is open to members aged 18 and over."], form.Faults(Now).Select(f => f.Sentence));
    }

    [Theory]
    [InlineData("")]
    [InlineData("03/02/1990")]
    [InlineData("2027-01-01")]
    [InlineData("1066-10-14")]
    public void A_birthday_that_cannot_be_is_asked_again(string born) => Assert.Equal("DateOfBirth", OnlyFault(f => f.DateOfBirth = born));

    private static string OnlyFault(Action<RegistrationForm> spoil)
    {
        var form = Valid();
        spoil(form);
        return Assert.IsType<InvalidField>(Assert.Single(form.Faults(Now))).Field;
    }
}
