using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class TextEditProperties
{
    private const int Times = 20_000;

    [Fact]
    public void Two_edits_of_a_text_end_in_the_same_text_in_either_order() =>
        RandomTexts.Hold(Times, random =>
        {
            var text = random.Text();
            var (first, second) = (random.Edit(text), random.Edit(text));
            var (firstAfter, secondAfter) = TextEdit.Transform(first, second);
            Assert.Null(secondAfter.Misfit(first.Apply(text)));
            Assert.Null(firstAfter.Misfit(second.Apply(text)));
            Assert.Equal(secondAfter.Apply(first.Apply(text)), firstAfter.Apply(second.Apply(text)));
            Assert.Equal(first.Compose(secondAfter).Apply(text), second.Compose(firstAfter).Apply(text));
        });

    [Fact]
    public void A_composition_does_what_its_parts_do_in_turn() =>
        RandomTexts.Hold(Times, random =>
        {
            var text = random.Text();
            var one = random.Edit(text);
            var two = random.Edit(one.Apply(text));
            var three = random.Edit(two.Apply(one.Apply(text)));
            Assert.Equal(two.Apply(one.Apply(text)), one.Compose(two).Apply(text));
            Assert.Equal(one.Compose(two).Compose(three), one.Compose(two.Compose(three)));
            Assert.Null(one.Compose(two).Misfit(text));
        });

    [Fact]
    public void Inverting_takes_an_edit_back() =>
        RandomTexts.Hold(Times, random =>
        {
            var text = random.Text();
            var edit = random.Edit(text);
            var back = edit.Invert(text);
            Assert.Equal(text, back.Apply(edit.Apply(text)));
            Assert.Null(back.Misfit(edit.Apply(text)));
        });

    [Fact]
    public void The_written_form_reads_back_as_the_same_edit() =>
        RandomTexts.Hold(Times, random =>
        {
            var edit = random.Edit(random.Text());
            var read = TextEdit.Parse(edit.ToString());
            Assert.Equal(edit, read.Value);
            Assert.Equal((edit.BaseLength, edit.TargetLength), (read.Value.BaseLength, read.Value.TargetLength));
            Assert.Equal(edit.ToString(), read.Value.ToString());
        });

    [Fact]
    public void A_difference_makes_the_one_text_of_the_other() =>
        RandomTexts.Hold(Times, random =>
        {
            var before = random.Text();
            var after = random.Random.Next(2) == 0 ? random.Text() : random.Edit(before).Apply(before);
            var edit = TextEdit.Difference(before, after);
            Assert.Null(edit.Misfit(before));
            Assert.Equal(after, edit.Apply(before));
        });

    [Fact]
    public void A_place_stays_between_its_neighbours() =>
        RandomTexts.Hold(Times, random =>
        {
            var text = random.Text();
            var (at, remove) = (random.Place(text), 0);
            remove = random.Place(text, at) - at;
            var edit = TextEdit.Replace(text.Length, at, remove, random.Text(4));
            var place = random.Place(text);
            var inserted = edit.TargetLength - text.Length + remove;
            var expected = place < at ? place : place > at + remove ? place + inserted - remove : place == at && inserted > 0 ? at + inserted : -1;
            var moved = edit.TransformPosition(place);
            Assert.True(expected < 0 ? moved >= at && moved <= at + inserted : moved == expected, $"{edit}: {place} became {moved}");
            Assert.False(TextCharacters.Splits(edit.Apply(text), moved));
            Assert.Equal(place == at ? at : moved, edit.TransformPosition(place, pushed: place != at));
        });

    [Fact]
    public void Insertions_at_different_places_stay_where_they_were_meant() =>
        RandomTexts.Hold(Times, random =>
        {
            var text = random.Text(30);
            var places = new[] { random.Place(text), random.Place(text) }.Order().ToArray();
            if (places[0] == places[1])
                return;
            var left = TextEdit.Replace(text.Length, places[0], 0, "left");
            var right = TextEdit.Replace(text.Length, places[1], 0, "right");
            var expected = $"{text[..places[0]]}left{text[places[0]..places[1]]}right{text[places[1]..]}";
            Assert.Equal(expected, TextEdit.Transform(left, right).Second.Apply(left.Apply(text)));
            Assert.Equal(expected, TextEdit.Transform(right, left).Second.Apply(right.Apply(text)));
        });

    [Fact]
    public void A_buffer_ends_in_the_text_that_the_edits_make() =>
        RandomTexts.Hold(2_000, random =>
        {
            var text = random.Text();
            var buffer = new TextBuffer(text);
            for (var i = 0; i < 60; i++)
            {
                var edit = random.Edit(text);
                text = edit.Apply(text);
                Assert.True(buffer.Apply(edit).Succeeded);
                Assert.Equal(text.Length, buffer.Length);
            }

            Assert.Equal(text, buffer.ToString());
        });
}
