using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data.Seed;

/// <summary>Plays the demo's relationships and conversations, each move and message by the domain's own verbs and at its own time.</summary>
internal sealed class DemoLives(IReadOnlyDictionary<string, MemberId> people, Taxonomy taxonomy, DateTime now)
{
    public Relationship Play(DemoRelationship story)
    {
        var (mentor, mentee, sent) = (people[story.Mentor], people[story.Mentee], DemoWords.Moment(story.Sent, now));
        var areas = TermSet.Of(story.Areas.Select(name => taxonomy.Find(TermKind.Area, name)!.Value));
        var brief = new Brief(areas, story.Aim, story.WhyYou, story.Months, story.Cadence, DemoWords.Formats(story.Formats), story.Message);
        var id = new RelationshipId(Guid.CreateVersion7(new DateTimeOffset(sent, TimeSpan.Zero)));
        var relationship = Relationship.Send(id, mentor, mentee, story.Offer ? mentor : mentee, brief, sent).Value;
        foreach (var step in story.Steps)
        {
            var at = DemoWords.Moment(step.At, now);
            relationship.LiveUntil(at.AddTicks(-1));
            var made = Make(relationship, step, at);
            if (!made.Succeeded)
                throw new InvalidOperationException($"{story.Mentor} and {story.Mentee}, {step.Move}: {made.Problem!.Sentence}");
        }

        relationship.LiveUntil(now);
        return relationship;
    }

    private Result Make(Relationship relationship, DemoStep step, DateTime at)
    {
        var by = step.By is null ? default : people[step.By];
        return step.Move switch
        {
            RelationshipMove.Accept => relationship.Accept(by, at),
            RelationshipMove.Decline => relationship.Decline(by, new DeclineAnswer(step.Reason, step.Text, [.. (step.Suggested ?? []).Select(s => people[s])]), at),
            RelationshipMove.AskForMore => relationship.AskForMore(by, step.Text, at),
            RelationshipMove.Edit => relationship.Edit(by, relationship.Brief with { Message = step.Text }, at),
            RelationshipMove.Withdraw => relationship.Withdraw(by, step.Text, at),
            RelationshipMove.Hold => relationship.Hold(by, step.Until is { } days ? DateOnly.FromDateTime(now).AddDays(days) : null, at),
            RelationshipMove.ProposeCompletion => relationship.ProposeCompletion(by, step.Text, at),
            RelationshipMove.Complete => relationship.Complete(by, at),
            _ => throw new InvalidOperationException($"The demo has no story with the move {step.Move}."),
        };
    }

    /// <summary>The conversation, its messages and how far both have read, ready to be saved.</summary>
    public IEnumerable<object> Play(DemoConversation story)
    {
        var authors = story.Messages.Select(m => m.By).Distinct().ToList();
        var (starter, other) = (people[authors[0]], people[authors[1]]);
        var began = DemoWords.Moment(story.Messages[0].At, now);
        var conversation = Conversation.Open(new ConversationId(Guid.CreateVersion7(new DateTimeOffset(began, TimeSpan.Zero))), starter, other, began);
        var messages = story.Messages.Select(m => Say(conversation, m)).ToList();
        return [conversation, .. messages, .. authors.Select(a => Read(conversation, messages, a, story.Unread?.GetValueOrDefault(a) ?? 0))];
    }

    private Message Say(Conversation conversation, DemoMessage message)
    {
        var at = DemoWords.Moment(message.At, now);
        return conversation.Say(new MessageId(Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero))), people[message.By], message.Text, at).Value;
    }

    private ReadMark Read(Conversation conversation, IReadOnlyList<Message> messages, string reader, int unread)
    {
        var mark = new ReadMark(conversation.Id, people[reader], conversation.CreatedAt);
        if (messages.Where(m => m.AuthorId != people[reader]).SkipLast(unread).LastOrDefault() is { } last)
            mark.MoveTo(last.Sequence, last.SentAt.AddHours(1));
        return mark;
    }
}
