namespace Mentoring.Web.Components.Account;

/// <summary>What the sign-in page says to people who come from somewhere.</summary>
public static class SignInNotes
{
    public const string Confirmed = "confirmed";
    public const string Reset = "reset";
    public const string Deleted = "deleted";

    public static string? Of(string? note) => note switch
    {
        Confirmed => "Thank you, your address is confirmed. Sign in to begin.",
        Reset => "Your new password is set. Sign in with it.",
        Deleted => "Your account is deleted. Thank you for having been part of the programme.",
        _ => null,
    };
}
