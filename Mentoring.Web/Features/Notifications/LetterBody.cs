using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Web.Components.Shared;

namespace Mentoring.Web.Features.Notifications;

/// <summary>What a mail about one notice says, before it has addresses.</summary>
/// <param name="Paragraphs">One or two.</param>
/// <param name="Action">The one thing to do: a verb, and a path.</param>
/// <param name="Ending">What happens if they do nothing, and by when; may be empty.</param>
/// <param name="Quote">Words of the other person, whole; how much of them is shown is decided elsewhere.</param>
public sealed record LetterBody(IReadOnlyList<string> Paragraphs, (string Label, string Path) Action, string Ending = "", string? Quote = null)
{
    /// <summary>Other ways to go on.</summary>
    public IReadOnlyList<(string Label, string Path)> More { get; init; } = [];

    /// <summary>The letter of a kind, for its reader.</summary>
    public static LetterBody Of(NoticeSubject subject, Schedule schedule)
    {
        var words = new LetterWords(subject, schedule);
        return subject.Kind.Category() switch
        {
            NoticeCategory.Requests => RequestLetters.Of(words),
            NoticeCategory.Answers => AnswerLetters.Of(words),
            NoticeCategory.Relationships => TogetherLetters.Of(words),
            _ => QuietLetters.Of(words),
        };
    }
}

/// <summary>The pieces that letters are made of.</summary>
internal sealed class LetterWords(NoticeSubject subject, Schedule schedule)
{
    public NoticeSubject Subject => subject;

    public Schedule Schedule => schedule;

    public string Other => subject.Other;

    public string OtherFull => subject.OtherFull;

    public string Thing => subject.Thing;

    /// <summary>The relationship; only asked for where there is one.</summary>
    public Relationship Relationship => subject.Relationship!;

    /// <summary>What the other person wrote with the fact.</summary>
    public string Said => subject.Fact?.Text ?? string.Empty;

    /// <summary>Whether who was asked has asked for more: then it is not silence that let it lapse.</summary>
    public bool AskedForMore => Relationship.RepliedAt is not null;

    /// <summary>The path of the relationship's page.</summary>
    public string Home => $"/relationships/{Relationship.Id.Value}";

    /// <summary>"Saturday 12 December": the last day to answer.</summary>
    public string Deadline => Day(Relationship.AnswerBy(schedule));

    /// <summary>A moment as a day of the reader's.</summary>
    public string Day(DateTime at) => Date(Mornings.Day(at, subject.Zone));

    /// <summary>"Saturday 12 December", with the year when it is another one.</summary>
    public string Date(DateOnly day) => Moments.Weekday(day, Mornings.Day(subject.Notice.At, subject.Zone));
}
