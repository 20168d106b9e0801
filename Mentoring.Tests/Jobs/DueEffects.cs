using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Jobs;

/// <summary>Somebody is told something: a notice, and a mail to this address.</summary>
internal sealed record Told(NoticeKind Kind, string Address);

/// <summary>The programme did something: a fact of this relationship.</summary>
internal sealed record Done(RelationshipId Id, RelationshipMove Move, string Text);

/// <summary>Two hundred effects of every kind that are due now, each between two people of its own, and what has to come of them.</summary>
internal sealed class DueEffects
{
    public const int Count = 200;

    private readonly DateTime _now;
    private readonly Brief _brief;
    private readonly List<object> _rows = [];
    private int _people;

    private DueEffects(DateTime now, Brief brief)
    {
        (_now, _brief) = (now, brief);
        Repeat(35, () => Reminded(4, 3));
        Repeat(35, () => Reminded(8, 7, 3));
        Repeat(25, () => Reminded(16, 15, 3, 7));
        Repeat(5, () => Reminded(17, 15));
        Repeat(35, Lapsed);
        Repeat(25, Completed);
        Repeat(20, PauseOver);
        Repeat(15, Silent);
        Repeat(5, Returned);
    }

    /// <summary>Every notice there has to be; nobody is told twice.</summary>
    public List<Told> Told { get; } = [];

    /// <summary>Every fact there has to be beside those of the past.</summary>
    public List<Done> Done { get; } = [];

    /// <summary>Writes the past of them all.</summary>
    public static async Task<DueEffects> SaveAsync(TestDatabase database) => await database.AskAsync(async db =>
    {
        db.Tells = false;
        var area = (await db.Terms.FirstAsync(t => t.Kind == TermKind.Area)).Id;
        var effects = new DueEffects(TimeProvider.System.Now(), Situations.Brief with { Areas = TermSet.Of(area) });
        db.AddRange(effects._rows);
        await db.SaveChangesAsync();
        return effects;
    });

    private static void Repeat(int times, Action effect)
    {
        for (var i = 0; i < times; i++)
            effect();
    }

    private void Reminded(int sent, int day, params IEnumerable<int> before)
    {
        var (request, mentor, _) = Request(sent);
        foreach (var done in before)
            Assert.True(request.DoDue(Schedule.Usual, Ago(sent - done)));
        Done.Add(new(request.Id, RelationshipMove.Remind, $"Day {day}"));
        Told.Add(new(NoticeKind.AnswerReminder, mentor.Email));
    }

    private void Lapsed()
    {
        var (request, mentor, mentee) = Request(22);
        Done.Add(new(request.Id, RelationshipMove.Expire, string.Empty));
        Told.AddRange([new(NoticeKind.RequestLapsed, mentor.Email), new(NoticeKind.RequestExpired, mentee.Email)]);
    }

    private void Completed()
    {
        var (pair, mentor, mentee) = Accepted();
        Assert.True(pair.ProposeCompletion(mentee.Id, "We are there.", Ago(15)).Succeeded);
        Done.Add(new(pair.Id, RelationshipMove.CompleteUnanswered, string.Empty));
        Told.AddRange([new(NoticeKind.Completed, mentor.Email), new(NoticeKind.Completed, mentee.Email)]);
    }

    private void PauseOver()
    {
        var (pair, mentor, mentee) = Accepted();
        Assert.True(pair.Hold(mentor.Id, DateOnly.FromDateTime(Ago(1)), Ago(10)).Succeeded);
        Done.Add(new(pair.Id, RelationshipMove.TellPauseOver, string.Empty));
        Told.AddRange([new(NoticeKind.PauseOver, mentor.Email), new(NoticeKind.PauseOver, mentee.Email)]);
    }

    private void Silent()
    {
        var (_, mentor, mentee) = Accepted();
        var conversation = Conversation.Open(ConversationId.New(), mentee.Id, mentor.Id, Ago(15));
        _rows.AddRange([conversation, conversation.Say(MessageId.New(), mentee.Id, "Shall we meet?", Ago(15)).Value]);
        Told.Add(new(NoticeKind.SilenceNudge, mentee.Email));
    }

    private void Returned()
    {
        var mentor = Mentor();
        var away = Availability.Create(AvailabilityStatus.Away, DateOnly.FromDateTime(Ago(0)), string.Empty, DateOnly.FromDateTime(Ago(10)));
        Assert.True(mentor.SetAvailability(away.Value, Ago(10)).Succeeded);
        Told.Add(new(NoticeKind.WelcomeBack, mentor.Email));
    }

    private (Relationship Request, Member Mentor, Member Mentee) Request(int days)
    {
        var (mentor, mentee) = (Mentor(), Person("mentee"));
        Assert.True(mentee.Wish(MenteeWish.Empty, Ago(60)).Succeeded);
        var request = Relationship.Send(RelationshipId.New(), mentor.Id, mentee.Id, mentee.Id, _brief, Ago(days)).Value;
        request.DoDue(Schedule.Usual, Ago(days));
        _rows.Add(request);
        return (request, mentor, mentee);
    }

    private (Relationship Pair, Member Mentor, Member Mentee) Accepted()
    {
        var (pair, mentor, mentee) = Request(41);
        Assert.True(pair.Accept(mentor.Id, Ago(40)).Succeeded);
        return (pair, mentor, mentee);
    }

    private Member Mentor()
    {
        var mentor = Person("mentor");
        Assert.True(mentor.Offer(MentorOffer.Empty, Ago(60)).Succeeded);
        return mentor;
    }

    private Member Person(string role)
    {
        var name = $"{role}{_people++}";
        var person = Cast.Extra(name, "Due", $"{name}@example.org");
        _rows.Add(person);
        return person;
    }

    private DateTime Ago(int days) => _now.AddDays(-days);
}
