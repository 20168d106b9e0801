using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

/// <summary>Whatever people do, and however the clock runs, jumps or is not looked at, these hold.</summary>
public class RandomClocksTests
{
    private static readonly Schedule Days = Schedule.Usual;

    /// <summary>Hours that pass (or, rarely, go back), then whether the schedule looks, then what somebody tries.</summary>
    private static readonly Arbitrary<Step[]> Lives = (
        from hours in Gen.Frequency((6, Gen.Choose(0, 40)), (3, Gen.Choose(40, 200)), (1, Gen.Choose(200, 900)), (1, Gen.Choose(-100, 0)))
        from looks in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from move in Gen.Elements(Enum.GetValues<RelationshipMove>().Where(m => m is not (RelationshipMove.Send or RelationshipMove.Expire or RelationshipMove.Remind
            or RelationshipMove.CompleteUnanswered or RelationshipMove.TellPauseOver or RelationshipMove.End)).ToArray())
        from acts in Gen.Frequency((1, Gen.Constant(true)), (2, Gen.Constant(false)))
        from actor in Gen.Elements(Actor.Sender, Actor.Recipient)
        select new Step(hours, looks, acts ? move : null, actor)).ArrayOf().Resize(80).ToArbitrary();

    [Fact]
    public void A_reminder_day_is_done_at_most_once_a_round() => Holds(life =>
        life.Relationship.Events.Where(e => e.Move == RelationshipMove.Remind).GroupBy(e => (life.RoundOf(e), e.Text)).All(g => g.Count() == 1));

    [Fact]
    public void Nobody_is_told_the_same_effect_twice() => Holds(life =>
        life.Notices.GroupBy(n => n.Key).All(g => g.Count() == 1));

    [Fact]
    public void No_reminder_follows_an_answer() => Holds(life =>
        life.Relationship.Events.Where(e => e.Move == RelationshipMove.Remind).All(e => e is { From: RelationshipStatus.Requested, To: RelationshipStatus.Requested }));

    [Fact]
    public void Reminders_rise_within_a_round_and_come_before_its_end() => Holds(life =>
        life.Relationship.RemindedDay < Days.ExpiryDays
        && life.Relationship.Events.Where(e => e.Move == RelationshipMove.Remind).GroupBy(life.RoundOf)
            .All(g => g.Select(e => int.Parse(e.Text["Day ".Length..], System.Globalization.CultureInfo.InvariantCulture)).ToList() is var days && days.SequenceEqual(days.Order())));

    [Fact]
    public void After_a_look_nothing_is_due_and_the_next_look_is_planned_where_there_is_something_to_come() => Holds(life =>
        !life.Looked || (life.Relationship.DueAt == life.Relationship.NextDue(Days) && !(life.Relationship.DueAt <= life.Now)));

    [Fact]
    public void Something_due_is_never_planned_too_late() => Holds(life =>
        life.Relationship.NextDue(Days) is not { } next || life.Relationship.DueAt <= Later(next, life.Latest));

    [Fact]
    public void The_clock_of_a_round_never_runs_ahead_of_its_start() => Holds(life =>
        life.Relationship.Status != RelationshipStatus.Requested || life.WentBack || life.Relationship.ClockStartedAt >= life.Relationship.RoundStartedAt);

    private static DateTime Later(DateTime one, DateTime another) => one > another ? one : another;

    private static void Holds(Func<Life, bool> invariant) => Prop.ForAll(Lives, steps =>
    {
        var life = new Life();
        return invariant(life) && steps.All(step =>
        {
            life.Take(step);
            return invariant(life);
        });
    }).QuickCheckThrowOnFailure();

    public sealed record Step(int Hours, bool Looks, RelationshipMove? Move, Actor Actor);

    /// <summary>One relationship in its time, with everything anybody was told.</summary>
    private sealed class Life
    {
        private readonly Dictionary<int, int> _rounds = [];
        private int _told;

        public Life() => Tell();

        public Relationship Relationship { get; } = Situations.Request();

        public DateTime Now { get; private set; } = Situations.Start;

        /// <summary>The furthest the clock has been; what happened then is looked at again no later than then.</summary>
        public DateTime Latest { get; private set; } = Situations.Start;

        public bool Looked { get; private set; }

        public bool WentBack { get; private set; }

        public List<Notice> Notices { get; } = [];

        public int RoundOf(RelationshipEvent fact) => _rounds[fact.Number];

        public void Take(Step step)
        {
            Now = Now.AddHours(step.Hours);
            WentBack |= step.Hours < 0;
            Latest = Later(Now, Latest);
            if (step.Looks)
                Relationship.DoDue(Days, Now);
            Tell();
            if (step.Move is { } move)
                Relationship.Try(move, step.Actor, Now);
            Looked = step is { Looks: true, Move: null };
            Tell();
        }

        /// <summary>As a save does: each fact once, as it comes.</summary>
        private void Tell()
        {
            foreach (var fact in Relationship.Events.Skip(_told))
            {
                _rounds[fact.Number] = Relationship.Round;
                Notices.AddRange(NoticeRules.Of(Relationship, fact));
            }

            _told = Relationship.EventCount;
        }
    }
}
