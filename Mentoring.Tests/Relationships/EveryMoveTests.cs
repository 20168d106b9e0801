using Mentoring.Core.Relationships;
using static Mentoring.Core.Relationships.RelationshipMove;
using static Mentoring.Tests.Relationships.Actor;

namespace Mentoring.Tests.Relationships;

/// <summary>Every state × move × actor against the specification's table, written down here a second time.</summary>
public class EveryMoveTests
{
    private static readonly (RelationshipMove Move, Actor By, RelationshipStatus To)[] WhileActive =
    [
        (ProposeCompletion, Sender, RelationshipStatus.Active), (ProposeCompletion, Recipient, RelationshipStatus.Active), .. LeavingActive(),
    ];

    private static readonly (RelationshipMove Move, Actor By, RelationshipStatus To)[] WhileRequested =
    [
        (Edit, Sender, RelationshipStatus.Requested), (Withdraw, Sender, RelationshipStatus.Withdrawn),
        (Accept, Recipient, RelationshipStatus.Active), (Decline, Recipient, RelationshipStatus.Declined), (AskForMore, Recipient, RelationshipStatus.Requested),
        (Expire, Programme, RelationshipStatus.Expired), (End, Programme, RelationshipStatus.Withdrawn),
        (TellFull, Programme, RelationshipStatus.Requested), (TellUnavailable, Programme, RelationshipStatus.Requested),
        (TellAway, Programme, RelationshipStatus.Requested), (TellBack, Programme, RelationshipStatus.Requested), (Remind, Programme, RelationshipStatus.Requested),
    ];

    private static readonly Dictionary<Situation, (RelationshipMove Move, Actor By, RelationshipStatus To)[]> Legal = new()
    {
        [Situation.Requested] = WhileRequested,
        [Situation.MoreAsked] = WhileRequested,
        [Situation.Active] = WhileActive,
        [Situation.CompletionProposedBySender] = Proposed(Recipient),
        [Situation.CompletionProposedByRecipient] = Proposed(Sender),
        [Situation.OnHold] =
        [
            (Resume, Sender, RelationshipStatus.Active), (Resume, Recipient, RelationshipStatus.Active),
            (Withdraw, Sender, RelationshipStatus.Withdrawn), (Withdraw, Recipient, RelationshipStatus.Withdrawn), (End, Programme, RelationshipStatus.Withdrawn),
            (TellPauseOver, Programme, RelationshipStatus.OnHold),
        ],
        [Situation.Declined] = [(Reopen, Sender, RelationshipStatus.Requested), (Reopen, Recipient, RelationshipStatus.Requested)],
        [Situation.WithdrawnBySender] = [(Reopen, Sender, RelationshipStatus.Requested)],
        [Situation.WithdrawnByRecipient] = [(Reopen, Sender, RelationshipStatus.Requested), (Reopen, Recipient, RelationshipStatus.Requested)],
        [Situation.EndedByProgramme] = [(Reopen, Sender, RelationshipStatus.Requested)],
        [Situation.Expired] = [(Reopen, Sender, RelationshipStatus.Requested)],
        [Situation.Completed] = [(ProposeJourney, Sender, RelationshipStatus.Completed), (ProposeJourney, Recipient, RelationshipStatus.Completed)],
        [Situation.JourneyProposedBySender] = Journey(Recipient),
        [Situation.JourneyProposedByRecipient] = Journey(Sender),
    };

    public static TheoryData<Situation, RelationshipMove, Actor> All()
    {
        var all = new TheoryData<Situation, RelationshipMove, Actor>();
        foreach (var situation in Enum.GetValues<Situation>())
        {
            foreach (var move in Enum.GetValues<RelationshipMove>().Where(m => m != Send))
            {
                foreach (var actor in Enum.GetValues<Actor>())
                    all.Add(situation, move, actor);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_move_is_legal_exactly_where_the_specification_says_so(Situation situation, RelationshipMove move, Actor actor)
    {
        var relationship = Situations.In(situation);
        var expected = Legal[situation].Where(l => l.Move == move && l.By == actor).Select(l => (RelationshipStatus?)l.To).SingleOrDefault();

        Assert.Equal(expected is null, relationship.WhyNot(move, actor.Id()) is not null);
        if (move.IsProgrammes() && actor != Programme)
            return; // the programme's verbs take no person, so there is nobody to refuse
        var (before, facts) = (relationship.Status, relationship.EventCount);
        var result = relationship.Try(move, actor);

        Assert.Equal(expected is not null, result.Succeeded);
        Assert.Equal(expected ?? before, relationship.Status);
        Assert.Equal(expected is null ? facts : facts + 1, relationship.EventCount);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_refusal_says_what_the_state_is_or_whose_move_it_is(Situation situation, RelationshipMove move, Actor actor)
    {
        if (Situations.In(situation).WhyNot(move, actor.Id()) is not { } problem)
            return;
        Assert.True(problem is IllegalMove or NotYourMove or NothingProposed or AlreadyProposed, problem.ToString());
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_buttons_are_exactly_the_legal_moves_of_a_person()
    {
        foreach (var (situation, legal) in Legal)
        {
            foreach (var actor in new[] { Sender, Recipient, Stranger })
            {
                var expected = legal.Where(l => l.By == actor).Select(l => l.Move).Order();
                Assert.Equal(expected, Situations.In(situation).OpenMoves(actor.Id()!.Value).Order());
            }
        }
    }

    [Fact]
    public void The_table_names_every_state_and_every_move_but_the_first() =>
        Assert.Multiple(
            () => Assert.Equal(Enum.GetValues<RelationshipStatus>(), MoveTable.Rules.Select(r => r.From).Distinct().Order()),
            () => Assert.Equal(Enum.GetValues<RelationshipMove>().Where(m => m != Send), MoveTable.Rules.Select(r => r.Move).Distinct().Order()),
            () => Assert.Equal(MoveTable.Rules.Count, MoveTable.Rules.Select(r => (r.From, r.Move)).Distinct().Count()));

    private static (RelationshipMove, Actor, RelationshipStatus)[] LeavingActive() =>
    [
        (Hold, Sender, RelationshipStatus.OnHold), (Hold, Recipient, RelationshipStatus.OnHold),
        (Nudge, Sender, RelationshipStatus.Active), (Nudge, Recipient, RelationshipStatus.Active),
        (Withdraw, Sender, RelationshipStatus.Withdrawn), (Withdraw, Recipient, RelationshipStatus.Withdrawn), (End, Programme, RelationshipStatus.Withdrawn),
    ];

    private static (RelationshipMove, Actor, RelationshipStatus)[] Proposed(Actor answerer) =>
    [
        (Complete, answerer, RelationshipStatus.Completed), (CompleteUnanswered, Programme, RelationshipStatus.Completed),
        (NotNow, Sender, RelationshipStatus.Active), (NotNow, Recipient, RelationshipStatus.Active), .. LeavingActive(),
    ];

    private static (RelationshipMove, Actor, RelationshipStatus)[] Journey(Actor answerer) =>
    [
        (BeginJourney, answerer, RelationshipStatus.Active), (NotNow, Sender, RelationshipStatus.Completed), (NotNow, Recipient, RelationshipStatus.Completed),
    ];
}
