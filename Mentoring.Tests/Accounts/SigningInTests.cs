using System.Net;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Account;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Accounts;

/// <summary>Registering, signing in and the role in use, page by page.</summary>
public sealed class SigningInTests : AccountPages
{
    [Fact]
    public async Task Who_registers_and_confirms_can_sign_in()
    {
        await Visitor.OpenAsync("/account/register");
        await Visitor.SendAsync("register", Fields(RegistrationFormTests.Valid()));
        Assert.Equal("/account/check-mail", Visitor.Where);
        await Visitor.OpenAsync(await LinkAsync("zoe@example.org"));
        await Visitor.SendAsync("confirm", []);
        Assert.Contains("your address is confirmed", Visitor.Text, StringComparison.Ordinal);

        await Visitor.SignInAsync("zoe@example.org", "four red boats");

        Assert.Equal("/account/role?returnUrl=%2Faccount%2Fpassword", Visitor.Where);
    }

    [Fact]
    public async Task A_form_with_faults_keeps_what_was_typed_but_not_the_password()
    {
        var form = RegistrationFormTests.Valid("not an address");
        await Visitor.OpenAsync("/account/register");
        await Visitor.SendAsync("register", Fields(form));

        Assert.Contains("is not an e-mail address", Visitor.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"not an address\"", Visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Password, Visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_asks_for_sign_in_and_comes_back_to_it()
    {
        await Visitor.OpenAsync("/account/password");
        Assert.StartsWith("/account/login?returnUrl=", Visitor.Where, StringComparison.Ordinal);

        await Visitor.SendAsync("sign-in", new() { ["Form.Email"] = " Priya@demo.example", ["Form.Password"] = Cast.Password });

        Assert.Equal("/account/password", Visitor.Where);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await Visitor.SignInAsync("priya@demo.example", returnUrl: returnUrl);

        Assert.Equal("/", Visitor.Where);
    }

    [Fact]
    public async Task The_role_in_use_is_asked_can_be_remembered_and_switched()
    {
        await Visitor.SignInAsync("amara@demo.example");
        Assert.StartsWith("/account/role", Visitor.Where, StringComparison.Ordinal);
        await Visitor.SendAsync("role", new() { ["Form.Role"] = "Mentor", ["Form.Remember"] = "true" });
        Assert.Contains("aria-pressed=\"true\">Mentor", Visitor.Page, StringComparison.Ordinal);

        await Visitor.SendAsync(null, new() { ["role"] = "Mentee", ["returnUrl"] = "/account/password" }, "/account/acting");
        Assert.Contains("aria-pressed=\"true\">Mentee", Visitor.Page, StringComparison.Ordinal);
        Assert.Equal(ProgrammeRole.Mentor, (await MemberAsync(Cast.Amara)).RememberedRole);

        await Visitor.SendAsync(null, [], "/account/logout");
        await Visitor.SignInAsync("amara@demo.example");
        Assert.Equal("/account/password", Visitor.Where);
        Assert.Contains("aria-pressed=\"true\">Mentor", Visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_holds_one_role_cannot_act_in_the_other()
    {
        await Visitor.SignInAsync("priya@demo.example");
        await Visitor.SendAsync(null, new() { ["role"] = "Mentor", ["returnUrl"] = "/account/password" }, "/account/acting");

        Assert.Contains("Acting as mentee", Visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_who_try_too_often_wait_a_minute()
    {
        await Visitor.OpenAsync("/account/forgot");
        for (var i = 0; i < 13; i++)
            await Visitor.SendAsync("forgot", new() { ["Email"] = "" }, "/account/forgot");

        Assert.Equal(HttpStatusCode.TooManyRequests, Visitor.Status);
        Assert.Equal(TimeSpan.FromMinutes(1), Visitor.Headers.RetryAfter!.Delta);
        await Visitor.OpenAsync("/account/login");
        Assert.Equal(HttpStatusCode.OK, Visitor.Status);
    }

    [Fact]
    public async Task A_form_from_before_somebody_signed_in_is_shown_afresh()
    {
        await Visitor.SignInAsync("priya@demo.example");
        await Visitor.SendAsync("password", new() { ["__RequestVerificationToken"] = "stale", ["Form.Current"] = "x" }, "/account/password");

        Assert.Equal((HttpStatusCode.OK, "/account/password"), (Visitor.Status, Visitor.Where));
        Assert.DoesNotContain("This is not your present password", Visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_take_part_reads_why_and_nothing_else()
    {
        await using (var db = await OpenAsync())
        {
            (await db.Members.SingleAsync(m => m.Id == Cast.Priya)).SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        }

        await Visitor.SignInAsync("priya@demo.example");

        Assert.Contains("Your membership has lapsed.", Visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Present password", Visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_here_is_noted_by_the_day()
    {
        await Visitor.SignInAsync("priya@demo.example");

        Assert.Equal(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), (await MemberAsync(Cast.Priya)).LastSeenOn);
    }

    private static Dictionary<string, string> Fields(RegistrationForm form) => new()
    {
        ["Form.GivenName"] = form.GivenName,
        ["Form.FamilyName"] = form.FamilyName,
        ["Form.Email"] = form.Email,
        ["Form.Password"] = form.Password,
        ["Form.DateOfBirth"] = form.DateOfBirth,
        ["Form.Role"] = form.Role,
        ["Form.AcceptConduct"] = "true",
    };
}
