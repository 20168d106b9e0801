using System.Text.Json;

namespace Mentoring.Web.Mail;

/// <summary>
/// A mail before it has a form: who gets it, what about, its paragraphs and the one thing to do. Both forms, plain text
/// and HTML, are made from it.
/// </summary>
/// <param name="To">Address.</param>
/// <param name="Name">How the reader is greeted; empty when not known.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text.</param>
/// <param name="Action">Where to go next, or null.</param>
/// <param name="Ending">Said after the action: why they got it, what happens if they do nothing.</param>
public sealed record Letter(string To, string Name, string Subject, IReadOnlyList<string> Paragraphs, LetterAction? Action, IReadOnlyList<string> Ending)
{
    /// <summary>What a list of mails shows behind the subject; nobody sees it in the mail itself.</summary>
    public string Preheader { get; init; } = string.Empty;

    /// <summary>A first line of what somebody wrote, shown as theirs.</summary>
    public string? Quote { get; init; }

    /// <summary>Other ways to go on, less prominent than the action.</summary>
    public IReadOnlyList<LetterAction> MoreActions { get; init; } = [];

    /// <summary>The entries of a summary or of suggestions, between the paragraphs and the action.</summary>
    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    /// <summary>Where mails of this kind are switched off, by one request without a page in between (RFC 8058), or by a person who follows it.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>Where the reader chooses which mails they get.</summary>
    public string? Manage { get; init; }

    /// <summary>Letters with the same word here are shown as one thread; letters, digits and hyphens.</summary>
    public string? Thread { get; init; }

    /// <summary>The letter as the outbox keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="ToJson"/> wrote; null when it is not a letter.</summary>
    public static Letter? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Letter>(json) is { To: not null, Subject: not null, Paragraphs: not null, Ending: not null } letter ? letter : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A link of a mail.</summary>
/// <param name="Label">A verb: "Confirm your address".</param>
/// <param name="Address">Whole, with https.</param>
public sealed record LetterAction(string Label, string Address);

/// <summary>One entry of a summary.</summary>
/// <param name="Heading">What it is about; leads to the address.</param>
/// <param name="Line">One line of it; empty when the heading says all.</param>
/// <param name="Address">Whole, with https.</param>
public sealed record LetterItem(string Heading, string Line, string Address);
