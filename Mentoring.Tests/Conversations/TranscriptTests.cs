using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Conversations;

public sealed class TranscriptTests
{
    private static readonly Line[] Stored = [.. Enumerable.Range(1, 12).Select(n => new Line(
        MessageId.New(), n, n % 3 == 0 ? Cast.Priya : Cast.Tomas, $"Line {n}", FakeTime.Start.AddSeconds(n / 4)))];

    private static readonly Line Own = new(MessageId.New(), null, Cast.Priya, "Hello", FakeTime.Start);

    [Fact]
    public void Any_order_and_any_repetition_of_deliveries_gives_the_same_transcript() =>
        Prop.ForAll(Deliveries(), deliveries =>
        {
            var transcript = deliveries.Aggregate(Transcript.Empty, (sum, delivery) => sum.Merge(delivery));
            var delivered = deliveries.SelectMany(d => d).GroupBy(l => l.Id).Select(same => same.OrderByDescending(l => l.Sequence).First());
            var inOrder = delivered.OrderBy(l => l.Sequence ?? int.MaxValue).ThenBy(l => l.At).ThenBy(l => l.Id.Value).ToList();
            return transcript.Lines.SequenceEqual(inOrder) && transcript.Merge(Stored).Lines.SequenceEqual(Stored);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_that_is_being_sent_stands_last_until_it_is_stored()
    {
        var sending = Transcript.Empty.Merge(Stored).Merge([Own]);
        var stored = sending.Merge([Own with { Sequence = 13 }]);

        Assert.Equal(Own, sending.Lines[^1]);
        Assert.Equal((1, 12), (sending.First, sending.Last));
        Assert.Equal((13, 13), (stored.Lines.Count, stored.Last));
    }

    [Fact]
    public void A_stored_line_is_not_replaced_by_its_draft() =>
        Assert.Equal(Stored, Transcript.Empty.Merge(Stored).Merge([Stored[3] with { Sequence = null }]).Lines);

    [Fact]
    public void What_lies_beyond_what_is_shown_is_left_out_until_it_follows_on()
    {
        var shown = Transcript.Empty.Merge(Stored[3..6]);
        var changes = new[] { Stored[1], Stored[4] with { Text = "Changed", Revision = 20 }, Stored[8] };

        Assert.Equal([Stored[3], changes[1], Stored[5]], shown.MergeChanges(changes, reachesNewest: false).Lines);
        Assert.Equal(Stored[3..8], shown.MergeChanges(Stored[..8]).Lines);
    }

    [Fact]
    public void A_long_transcript_can_be_cut_at_either_end()
    {
        var all = Transcript.Empty.Merge(Stored);

        Assert.Equal(Stored[8..], all.Newest(4).Lines);
        Assert.Equal(Stored[..4], all.Oldest(4).Lines);
        Assert.Same(all, all.Newest(12));
    }

    [Fact]
    public void Two_lines_being_sent_stand_in_the_order_of_writing()
    {
        var second = new Line(MessageId.New(), null, Cast.Priya, "Second", FakeTime.Start.AddSeconds(1));

        Assert.Equal([Own, second], Transcript.Empty.Merge([second]).Merge([Own]).Lines);
    }

    /// <summary>Stored lines and their drafts, in parcels of any order, with repetitions.</summary>
    private static Arbitrary<Line[][]> Deliveries() =>
        Gen.Elements(Stored).SelectMany(l => Gen.Elements(l, l with { Sequence = null })).ArrayOf().ArrayOf().ToArbitrary();
}
