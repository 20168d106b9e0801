using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Documents;

public sealed class DocumentStateTests
{
    private readonly DocumentState _swot = new(DocumentKind.Swot);
    private readonly DocumentState _goal = new(DocumentKind.Goal);

    [Fact]
    public void A_note_is_added_written_moved_and_removed_and_comes_back_as_it_was()
    {
        var note = Add(_swot, Swot.Strengths, by: Cast.Priya);
        Done(_swot, new EditText(new(note, Swot.Words), TextEdit.Difference("", "Patience")));
        Done(_swot, new MoveItem(note, Swot.Opportunities, Rank.Between(null, null)));
        Done(_swot, new RemoveItem(note));
        Assert.Empty(_swot.Items(Swot.Opportunities));

        Done(_swot, new EditText(new(note, Swot.Words), TextEdit.Difference("Patience", "Patience!")));
        Done(_swot, new RestoreItem(note));

        var item = Assert.Single(_swot.Items(Swot.Opportunities));
        Assert.Equal(("Patience!", Cast.Priya), (item.Text(Swot.Words), item.By));
        Assert.Empty(_swot.Items(Swot.Strengths));
    }

    [Fact]
    public void Adding_the_same_note_again_changes_nothing()
    {
        var note = Add(_swot, Swot.Strengths);
        Done(_swot, new RemoveItem(note));
        var before = _swot.ToSnapshot();
        Done(_swot, new AddItem(note, Swot.Threats, Rank.Between(null, null)));
        Assert.Equal(before, _swot.ToSnapshot());
    }

    [Fact]
    public void Notes_stand_in_the_order_of_their_ranks()
    {
        var last = Add(_swot, Swot.Threats);
        var first = new AddItem(ItemId.New(), Swot.Threats, Rank.Between(null, _swot.Item(last)!.Rank));
        Done(_swot, first);
        Assert.Equal([first.Item, last], _swot.Items(Swot.Threats).Select(i => i.Id));
    }

    [Fact]
    public void A_full_list_takes_no_more_until_something_is_removed()
    {
        var notes = Enumerable.Range(0, 60).Select(_ => Add(_swot, Swot.Strengths)).ToList();
        var elsewhere = Add(_swot, Swot.Threats);
        Refused<TooManyItems>(_swot, new AddItem(ItemId.New(), Swot.Strengths, default));
        Refused<TooManyItems>(_swot, new MoveItem(elsewhere, Swot.Strengths, default));
        Done(_swot, new MoveItem(notes[0], Swot.Strengths, default));
        Done(_swot, new RemoveItem(notes[0]));
        Done(_swot, new MoveItem(elsewhere, Swot.Strengths, default));
        Refused<TooManyItems>(_swot, new RestoreItem(notes[0]));
    }

    [Fact]
    public void A_document_does_not_grow_without_end()
    {
        for (var i = 0; i < DocumentShape.MostItemsEver; i++)
            Done(_swot, new RemoveItem(Add(_swot, Swot.Strengths)));
        Refused<TooManyItemsEver>(_swot, new AddItem(ItemId.New(), Swot.Strengths, default));
    }

    [Fact]
    public void A_text_that_is_full_can_only_become_shorter()
    {
        Done(_goal, new EditText(Goal.Unit, TextEdit.Difference("", new string('x', 40))));
        Refused<TextTooLong>(_goal, new EditText(Goal.Unit, TextEdit.Replace(40, 0, 0, "y")));
        Done(_goal, new EditText(Goal.Unit, TextEdit.Replace(40, 0, 1, "y")));
    }

    [Fact]
    public void What_the_kind_does_not_know_is_refused()
    {
        Refused<UnknownField>(_swot, new EditText(Goal.Specific, TextEdit.Nothing(0)));
        Refused<UnknownField>(_swot, new SetValue(Goal.Due, "2026-11-22"));
        Refused<UnknownList>(_swot, new AddItem(ItemId.New(), Goal.Milestones, default));
        Refused<UnknownList>(_swot, new MoveItem(Add(_swot, Swot.Threats), Goal.Milestones, default));
    }

    [Fact]
    public void What_was_never_added_is_refused()
    {
        var nobody = ItemId.New();
        Refused<UnknownItem>(_swot, new EditText(new(nobody, Swot.Words), TextEdit.Nothing(0)));
        Refused<UnknownItem>(_swot, new SetValue(new(nobody, Swot.Observation), Swot.Offered));
        Refused<UnknownItem>(_swot, new MoveItem(nobody, Swot.Threats, default));
        Refused<UnknownItem>(_swot, new RemoveItem(nobody));
        Refused<UnknownItem>(_swot, new RestoreItem(nobody));
    }

    [Fact]
    public void An_edit_of_another_text_and_a_second_line_in_a_title_are_refused()
    {
        Refused<EditOfAnotherText>(_goal, new EditText(Goal.Specific, TextEdit.Replace(1, 0, 0, "x")));
        Refused<TextOfOneLine>(_goal, new EditText(DocumentShape.Title, TextEdit.Replace(0, 0, 0, "a\nb")));
    }

    [Theory]
    [InlineData(Goal.Start, "1,5")]
    [InlineData(Goal.Start, "")]
    [InlineData(Goal.Start, "1e5")]
    [InlineData(Goal.Start, " 1")]
    [InlineData(Goal.Start, "123456789012345678901")]
    [InlineData(Goal.Due, "22.11.2026")]
    [InlineData(Goal.Due, "2026-02-30")]
    [InlineData(Goal.Status, "Reached")]
    public void A_value_of_another_type_is_refused(string field, string value) => Refused<BadValue>(_goal, new SetValue(field, value));

    [Fact]
    public void Items_check_their_values_too()
    {
        var milestone = Add(_goal, Goal.Milestones);
        var gstar = new DocumentState(DocumentKind.GStar);
        var action = Add(gstar, GStar.Actions);
        Refused<BadValue>(_goal, new SetValue(new(milestone, Goal.Done), "yes"));
        Refused<BadValue>(gstar, new SetValue(new(action, GStar.Owner), "Priya"));
        Done(gstar, new SetValue(new(action, GStar.Owner), FieldValues.Of(Cast.Priya)));
        Assert.Equal(Cast.Priya, FieldValues.Member(gstar.Item(action)!.Value(GStar.Owner)));
    }

    [Fact]
    public void Every_status_has_its_word()
    {
        Assert.Equal(GoalStatus.Planned, Goal.StatusOf(_goal));
        foreach (var status in Enum.GetValues<GoalStatus>())
        {
            Done(_goal, new SetValue(Goal.Status, Goal.Word(status)));
            Assert.Equal(status, Goal.StatusOf(_goal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"texts":{"specific":"x"},"values":{},"items":[]}""")]
    [InlineData("""{"texts":{},"values":{},"items":[{}]}""")]
    [InlineData("""{"texts":{},"values":{},"items":[{"id":"x","list":"strengths","rank":"V","texts":{},"values":{}}]}""")]
    public void A_snapshot_that_is_none_is_refused(string snapshot) => Assert.False(DocumentState.FromSnapshot(DocumentKind.Swot, snapshot).Succeeded);

    private static ItemId Add(DocumentState state, string list, MemberId? by = null)
    {
        var items = state.Items(list);
        var add = new AddItem(ItemId.New(), list, Rank.Between(items.Count == 0 ? null : items[^1].Rank, null), by);
        Done(state, add);
        return add.Item;
    }

    private static void Done(DocumentState state, DocumentOperation operation) => Assert.Null(state.Apply(operation).Problem);

    private static void Refused<T>(DocumentState state, DocumentOperation operation)
        where T : Problem
    {
        var before = state.ToSnapshot();
        Assert.IsType<T>(state.Apply(operation).Problem);
        Assert.Equal(before, state.ToSnapshot());
    }
}
