using Mentoring.Core.Common;

namespace Mentoring.Web.Components.Account;

/// <summary>What a new password must be: long enough, and not one character over and over.</summary>
public static class PasswordRule
{
    public const int Shortest = 10;
    public const int Longest = 200;
    public const int DifferentCharacters = 4;

    public const string Hint = "At least 10 characters. Three or four unrelated words are easy to remember and hard to guess.";

    /// <summary>What is wrong with it, or null.</summary>
    public static InvalidField? Fault(string field, string? password) => password switch
    {
        null or "" => new InvalidField(field, "Enter a password."),
        { Length: < Shortest } => new InvalidField(field, $"Use at least {Shortest} characters; this has {password.Length}."),
        { Length: > Longest } => new InvalidField(field, $"Keep the password to {Longest} characters."),
        _ when password.Distinct().Count() < DifferentCharacters => new InvalidField(field, $"Use at least {DifferentCharacters} different characters."),
        _ => null,
    };
}
