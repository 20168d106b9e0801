using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

/// <summary>Whatever people try in whatever order, these hold.</summary>
public class RandomLivesTests
{
    private static readonly Arbitrary<(RelationshipMove Move, Actor Actor)[]> Lives =
        Gen.Elements(Enum.GetValues<RelationshipMove>().Where(m => m != RelationshipMove.Send).ToArray())
            .Zip(Gen.Elements(Enum.GetValues<Actor>()), (move, actor) => (move, move.IsProgrammes() ? Actor.Programme : actor))
            .ArrayOf().Resize(60).ToArbitrary();

    [Fact]
    public void Facts_chain_without_a_gap_and_end_in_the_state() => Holds(r =>
        r.Events.Select(e => e.Number).SequenceEqual(Enumerable.Range(1, r.EventCount))
        && r.Events.Skip(1).Zip(r.Events, (later, earlier) => later.From == earlier.To).All(linked => linked)
        && r.Events[^1].To == r.Status);

    [Fact]
    public void Every_fact_follows_a_rule_of_the_table() => Holds(r =>
        r.Events.Skip(1).All(e => MoveTable.Find(e.From!.Value, e.Move) is { } rule && rule.To == e.To && (rule.By == RelationshipActor.System) == e.ById is null));

    [Fact]
    public void It_has_an_end_exactly_when_it_is_not_live() => Holds(r => r.Status.IsLive() == r.EndedAt is null);

    [Fact]
    public void A_proposal_stands_only_while_active_or_completed() => Holds(r =>
        r.ProposedById is null || r.Status is RelationshipStatus.Active or RelationshipStatus.Completed);

    [Fact]
    public void Rounds_and_journeys_count_the_reopenings_and_new_beginnings() => Holds(r =>
        r.Round == 1 + r.Events.Count(e => e.Move == RelationshipMove.Reopen)
        && r.Journey == 1 + r.Events.Count(e => e.Move == RelationshipMove.BeginJourney));

    [Fact]
    public void Only_the_two_people_ever_act_and_one_of_them_is_the_sender() => Holds(r =>
        r.Includes(r.SenderId) && r.SenderId != r.RecipientId && r.Events.All(e => e.ById is not { } by || r.Includes(by)));

    [Fact]
    public void Somebody_can_always_go_on() => Holds(r =>
        r.OpenMoves(r.SenderId).Count + r.OpenMoves(r.RecipientId).Count > 0);

    private static void Holds(Func<Relationship, bool> invariant) => Prop.ForAll(Lives, life =>
    {
        var relationship = Situations.Request();
        return invariant(relationship) && life.All(step =>
        {
            relationship.Try(step.Move, step.Actor);
            return invariant(relationship);
        });
    }).QuickCheckThrowOnFailure();
}
