using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class DocumentOperationTests
{
    private const string Id = "0193f3a0-0000-7000-8000-000000000001";

    private static readonly ItemId Item = new(Guid.Parse(Id));

    [Theory]
    [InlineData("""{"t":"specific","e":[5,"x"]}""")]
    [InlineData($$"""{"t":"{{Id}}/words","e":["x",-1]}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":"V"}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":"V","by":"{{Id}}"}""")]
    [InlineData($$"""{"move":"{{Id}}","to":"threats","rank":"0V"}""")]
    [InlineData($$"""{"remove":"{{Id}}"}""")]
    [InlineData($$"""{"restore":"{{Id}}"}""")]
    [InlineData("""{"set":"due","v":"2026-11-22"}""")]
    [InlineData("""{"set":"due","v":null}""")]
    public void The_written_form_stays_what_it_is(string json) => Assert.Equal(json, DocumentOperation.Parse(json).Value.ToJson());

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"t":"specific"}""")]
    [InlineData("""{"t":"specific","e":[0]}""")]
    [InlineData("""{"t":"specific","e":[1],"more":1}""")]
    [InlineData("""{"t":"specific","t":"title","e":[1]}""")]
    [InlineData("""{"t":5,"e":[1]}""")]
    [InlineData("""{"t":"","e":[1]}""")]
    [InlineData("""{"t":"a b","e":[1]}""")]
    [InlineData("""{"t":"x/words","e":[1]}""")]
    [InlineData("""{"e":[1],"t":"specific"}""")]
    [InlineData("""{"t":"0193F3A0-0000-7000-8000-000000000001/words","e":[1]}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths"}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":""}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":"V0"}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":"V-"}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":"V","by":"Priya"}""")]
    [InlineData($$"""{"add":"{{Id}}","to":"strengths","rank":"V","hi":"{{Id}}"}""")]
    [InlineData($$"""{"move":"{{Id}}","to":"strengths","rank":"V","by":"{{Id}}"}""")]
    [InlineData("""{"remove":5}""")]
    [InlineData("""{"set":"due"}""")]
    [InlineData("""{"set":"due","v":5}""")]
    [InlineData("""{"set":"due","v":"\ud83d"}""")]
    public void Anything_else_is_refused(string json) => Assert.NotEmpty(DocumentOperation.Parse(json).Problem!.Sentence);

    [Fact]
    public void What_is_too_long_is_not_even_read() =>
        Assert.IsType<MalformedOperation>(DocumentOperation.Parse($$"""{"set":"due","v":"{{new string('x', 100_000)}}"}""").Problem);

    [Fact]
    public void The_later_place_and_the_later_value_count()
    {
        var (one, two) = (new MoveItem(Item, Swot.Threats, default), new MoveItem(Item, Swot.Strengths, default));
        Assert.Equal((null, two), DocumentOperation.Transform(one, two));
        var (planned, due) = (new SetValue(Goal.Status, "planned"), new SetValue(Goal.Status, "reached"));
        Assert.Equal((null, due), DocumentOperation.Transform(planned, due));
        Assert.Equal((null, new RestoreItem(Item)), DocumentOperation.Transform(new RemoveItem(Item), new RestoreItem(Item)));
        Assert.Equal((null, new RemoveItem(Item)), DocumentOperation.Transform(new RestoreItem(Item), new RemoveItem(Item)));
    }

    [Fact]
    public void What_does_not_touch_the_same_thing_is_left_alone()
    {
        DocumentOperation[] different =
        [
            new EditText(Goal.Specific, TextEdit.Replace(0, 0, 0, "x")), new EditText(Goal.Relevant, TextEdit.Nothing(7)), new SetValue(Goal.Due, null), new SetValue(Goal.Start, null),
            new MoveItem(Item, Goal.Milestones, default), new RemoveItem(Item), new RestoreItem(ItemId.New()), new AddItem(ItemId.New(), Goal.Milestones, default),
        ];
        foreach (var first in different)
        {
            foreach (var second in different.Where(o => o != first))
                Assert.Equal((first, second), DocumentOperation.Transform(first, second));
        }
    }

    [Fact]
    public void An_item_added_twice_stands_where_it_was_added_first()
    {
        var (one, two) = (new AddItem(Item, Swot.Threats, default), new AddItem(Item, Swot.Strengths, default));
        Assert.Equal((new MoveItem(Item, Swot.Threats, default), null), DocumentOperation.Transform(one, two));
        Assert.Null(two.Rebase([one, new RemoveItem(Item)]));
    }
}
