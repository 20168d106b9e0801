using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Writes the mail to somebody who has not read what was written to them, at the moment it is sent; read meanwhile, there is none.</summary>
public sealed class MessageLetters(MessageReading reading, UnsubscribeLinks unsubscribe, SiteAddress site, TimeProvider time) : ILetterWriter
{
    public async Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel)
    {
        var told = mails.Where(m => m.ConversationId is not null).ToList();
        var subjects = await reading.OfAsync(told, cancel);
        return told.ToDictionary(m => m.Id, m => subjects.TryGetValue(m.Id, out var subject) ? Decide(subject) : new Writing.Drop());
    }

    private Writing Decide(MessageSubject subject) => subject.Choice switch
    {
        MailChoice.Off => new Writing.Drop(),
        MailChoice.Daily => new Writing.Daily(Mornings.Next(time.GetUtcNow().UtcDateTime, Core.Common.Zones.Of(subject.Reader.Details.TimeZone))),
        _ => new Writing.Write(Write(subject)),
    };

    private Letter Write(MessageSubject subject)
    {
        var quote = subject.Preferences.FirstLine ? FirstLine.Of(subject.First) : null;
        var (said, them) = subject.Count == 1 ? ("wrote to you", "it") : ($"wrote {subject.Count} messages to you", "them");
        return new Letter(
            subject.Reader.Email, subject.Reader.Details.GivenName, subject.Line, [$"{subject.Other.Name} {said}, and you have not read {them} yet."],
            new LetterAction("Read and answer", site.Of(subject.Path)), ["Answers to this mail reach nobody; please answer on the page."])
        {
            Preheader = quote ?? $"{subject.Other.Name} {said}.",
            Quote = quote,
            Thread = $"conversation-{subject.Conversation.Value}",
            Unsubscribe = unsubscribe.Of(subject.Reader.Id, NoticeCategory.Messages),
            Manage = site.Of(NoticeLetters.Preferences),
        };
    }
}
