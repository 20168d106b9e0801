using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Mentoring.Web.Matching;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Writes the mail of a notice at the moment it is sent: as things are then, and as its reader wants it.</summary>
public sealed class NoticeLetters(
    NoticeReading reading, NextBest next, AnswerLinks answers, UnsubscribeLinks unsubscribe, SiteAddress site, IOptionsMonitor<ProgrammeOptions> programme, TimeProvider time) : ILetterWriter
{
    /// <summary>Where the reader chooses; the footer of every mail leads there.</summary>
    public const string Preferences = "/account/notifications";

    private static readonly (AnswerChoice Choice, string Label)[] Answers =
        [(AnswerChoice.Accept, "Accept"), (AnswerChoice.Decline, "Decline"), (AnswerChoice.AskForMore, "Ask for more information")];

    public async Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel)
    {
        var told = mails.Where(m => m.NoticeId is not null).ToList();
        if (told.Count == 0)
            return new Dictionary<Guid, Writing>();
        var subjects = await reading.OfAsync([.. told.Select(m => new NoticeId(m.NoticeId!.Value)).Distinct()], cancel);
        Dictionary<Guid, Writing> written = [];
        foreach (var mail in told)
            written[mail.Id] = subjects.TryGetValue(new NoticeId(mail.NoticeId!.Value), out var subject) ? await DecideAsync(subject, cancel) : new Writing.Drop();
        return written;
    }

    private async Task<Writing> DecideAsync(NoticeSubject subject, CancellationToken cancel)
    {
        var now = time.Now();
        if (subject.Choice == MailChoice.Off || !subject.IsApt(now))
            return new Writing.Drop();
        if (subject.Choice == MailChoice.Daily)
            return new Writing.Daily(Mornings.Next(now, subject.Zone));
        return new Writing.Write(await WriteAsync(subject, cancel));
    }

    private async Task<Letter> WriteAsync(NoticeSubject subject, CancellationToken cancel)
    {
        var body = LetterBody.Of(subject, programme.CurrentValue.Schedule);
        var (items, search) = await ItemsAsync(subject, cancel);
        return new Letter(
            subject.Reader.Email, subject.Reader.Details.GivenName, subject.Line, Paragraphs(subject, body, items.Count > 0),
            new LetterAction(body.Action.Label, site.Of(search ?? body.Action.Path)), body.Ending.Length > 0 ? [body.Ending] : [])
        {
            Preheader = subject.Kind.AsksForAnswer() ? body.Ending : body.Paragraphs[0],
            Quote = subject.Preferences.FirstLine ? FirstLine.Of(body.Quote) : null,
            MoreActions = [.. AnswersOf(subject), .. body.More.Select(m => new LetterAction(m.Label, site.Of(m.Path)))],
            Items = items,
            Thread = subject.Relationship?.Id.Value.ToString(),
            Unsubscribe = unsubscribe.Of(subject.Me, subject.Kind.Category()),
            Manage = site.Of(Preferences),
        };
    }

    private static List<string> Paragraphs(NoticeSubject subject, LetterBody body, bool suggests)
    {
        List<string> paragraphs = [.. body.Paragraphs];
        if (subject is { Fact.Reason: { } reason, Preferences.FirstLine: true } && reason != DeclineReason.Other)
            paragraphs.Insert(1, $"The reason given: {reason.Name().ToLowerInvariant()}.");
        if (suggests)
            paragraphs.Add(subject.Suggested.Count > 0 ? $"{subject.Other} suggests:" : "These mentors might suit you as well:");
        return paragraphs;
    }

    private IEnumerable<LetterAction> AnswersOf(NoticeSubject subject) => subject.Kind.AsksForAnswer()
        ? Answers.Select(a => new LetterAction(a.Label, answers.Of(subject.Notice, subject.Relationship!, a.Choice)))
        : [];

    /// <summary>Whom to ask instead, each with a draft of the request; and where all of them are found.</summary>
    private async Task<(IReadOnlyList<LetterItem> Items, string? Search)> ItemsAsync(NoticeSubject subject, CancellationToken cancel)
    {
        if (subject.Suggested.Count > 0)
            return ([.. subject.Suggested.Select(m => new LetterItem(m.Name, m.Details.Headline, site.Of(AddressOf(subject, m.Id))))], null);
        if (!LeavesSomebodyToFind(subject))
            return ([], null);
        if (await next.OfAsync(subject.Me, subject.Relationship!.Id, cancel) is not { } best)
            return ([], null);
        var instead = subject.OnlyAsked || subject.Kind is NoticeKind.RequestDeclined or NoticeKind.RequestExpired ? best.SearchAddress : null;
        return ([.. best.Mentors.Select(m => new LetterItem(m.Name, m.Why, site.Of(m.Address)))], instead);
    }

    private bool LeavesSomebodyToFind(NoticeSubject subject) =>
        subject.Kind is NoticeKind.RequestDeclined or NoticeKind.RequestExpired or NoticeKind.MentorFull or NoticeKind.MentorUnavailable
        || (subject.OnlyAsked && subject.Reader.WhyNotTakingPart(time.Today()) is null);

    private static string AddressOf(NoticeSubject subject, MemberId colleague) =>
        subject.ReaderIsMentor ? $"/members/{colleague.Value}" : $"/members/{colleague.Value}/request?from={subject.Relationship!.Id.Value}";
}
