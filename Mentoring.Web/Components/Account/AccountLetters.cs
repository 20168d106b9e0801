using Mentoring.Web.Mail;

namespace Mentoring.Web.Components.Account;

/// <summary>
/// The mails about accounts. Whoever asks on the page always gets the same answer; what is true is only in the mail.
/// Nothing a stranger typed is in them.
/// </summary>
public sealed class AccountLetters(SiteAddress site)
{
    private static readonly string[] NotYou = ["If this was not you, you need not do anything: without the link nothing happens."];

    public Letter Confirm(string to, string code) => new(
        to, string.Empty, "Confirm your e-mail address",
        ["Thank you for registering for the mentoring programme. One step is left: confirm that this address is yours. The link works for three days."],
        new LetterAction("Confirm your address", site.Of($"/account/confirm?code={Uri.EscapeDataString(code)}")), NotYou);

    public Letter AlreadyRegistered(string to) => new(
        to, string.Empty, "You already have an account",
        ["Somebody, probably you, tried to register for the mentoring programme with this address. It has an account already, so nothing was changed.", "Sign in with your password. If you do not remember it, the sign-in page has a link to choose a new one."],
        new LetterAction("Sign in", site.Of("/account/login")), []);

    public Letter NotOnTheList(string to) => new(
        to, string.Empty, "Your registration for mentoring",
        ["Somebody, probably you, tried to register for the mentoring programme with this address. The programme is open to members whose address is on the list of your professional body, and this address is not on it, so no account was made.", "If you are a member, register with the address your professional body knows, or ask its membership team to add this one."],
        null, []);

    public Letter NotRegistered(string to) => new(
        to, string.Empty, "No account with this address",
        ["Somebody, probably you, asked for a mail about an account with the mentoring programme. There is no account with this address, and no registration that waits for confirmation.", "Perhaps you registered with another address, or the link of an earlier registration ran out. You can register at any time."],
        new LetterAction("Register", site.Of("/account/register")), []);

    public Letter Reset(string to, Guid account, string code) => new(
        to, string.Empty, "Choose a new password",
        ["Somebody, probably you, asked to choose a new password for your account with the mentoring programme. The link works once, within two hours."],
        new LetterAction("Choose a new password", site.Of($"/account/reset?account={account}&code={Uri.EscapeDataString(code)}")),
        ["If this was not you, you need not do anything: your password stays as it is."]);

    public Letter PasswordChanged(string to) => new(
        to, string.Empty, "Your password was changed",
        ["The password of your account with the mentoring programme was just changed. Everywhere else you were signed in, you have been signed out."],
        new LetterAction("Choose a new password", site.Of("/account/forgot")),
        ["If this was you, all is well. If not, choose a new password now and tell the programme team."]);
}
