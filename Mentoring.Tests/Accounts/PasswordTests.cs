using Mentoring.Tests.Support;
using Mentoring.Web.Components.Account;

namespace Mentoring.Tests.Accounts;

/// <summary>Wrong, forgotten and changed passwords.</summary>
public sealed class PasswordTests : AccountPages
{
    [Theory]
    [InlineData("priya@demo.example")]
    [InlineData("nobody@example.org")]
    public async Task Five_wrong_passwords_pause_an_address_whether_it_has_an_account_or_not(string email)
    {
        for (var i = 1; i < WrongTries.Most; i++)
        {
            await Visitor.SignInAsync(email, "wrong");
            Assert.Contains("do not go together", Visitor.Text, StringComparison.Ordinal);
        }

        await Visitor.SignInAsync(email, "wrong");
        Assert.Equal("/account/lockout", Visitor.Where);
        await Visitor.SignInAsync(email);
        Assert.Equal("/account/lockout", Visitor.Where);
    }

    [Fact]
    public async Task A_new_password_by_mail_ends_the_pause_and_works_once()
    {
        for (var i = 0; i < WrongTries.Most; i++)
            await Visitor.SignInAsync("priya@demo.example", "wrong");
        await Visitor.OpenAsync("/account/forgot");
        await Visitor.SendAsync("forgot", new() { ["Email"] = "priya@demo.example" });
        Assert.Equal("/account/check-mail", Visitor.Where);
        var link = await LinkAsync("priya@demo.example");
        await Visitor.OpenAsync(link);
        await Visitor.SendAsync("reset", new() { ["Password"] = "six green boats" });
        Assert.Contains("Your new password is set", Visitor.Text, StringComparison.Ordinal);

        await Visitor.SignInAsync("priya@demo.example", "six green boats");
        Assert.Equal("/account/password", Visitor.Where);
        using var other = new Visitor(App);
        await other.OpenAsync(link);
        await other.SendAsync("reset", new() { ["Password"] = "seven grey boats" });
        Assert.Contains("This link was used already", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_a_new_password_says_nothing_about_the_address()
    {
        await Visitor.OpenAsync("/account/forgot");
        await Visitor.SendAsync("forgot", new() { ["Email"] = "priya@demo.example" });
        var known = Visitor.Text;
        await Visitor.OpenAsync("/account/forgot");
        await Visitor.SendAsync("forgot", new() { ["Email"] = "nobody@example.org" });

        Assert.Equal(known, Visitor.Text);
        Assert.Equal("No account with this address", (await MailsAsync("nobody@example.org"))[0].Subject);
    }

    [Fact]
    public async Task A_changed_password_ends_other_sign_ins_and_not_this_one()
    {
        await Visitor.SignInAsync("priya@demo.example");
        await Visitor.SendAsync("password", new() { ["Form.Current"] = "wrong", ["Form.Password"] = "five blue boats" });
        Assert.Contains("This is not your present password", Visitor.Text, StringComparison.Ordinal);
        var before = await StampAsync();

        await Visitor.SendAsync("password", new() { ["Form.Current"] = Cast.Password, ["Form.Password"] = "five blue boats" });

        Assert.Contains("Your password is changed", Visitor.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, await StampAsync());
        await Visitor.OpenAsync("/account/password");
        Assert.Equal("/account/password", Visitor.Where);
    }
}
