using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class TextEditTests
{
    [Fact]
    public void At_the_same_place_what_was_committed_first_stands_left()
    {
        var (first, second) = (TextEdit.Replace(2, 1, 0, "X"), TextEdit.Replace(2, 1, 0, "Y"));
        var (firstAfter, secondAfter) = TextEdit.Transform(first, second);
        Assert.Equal("aXYb", secondAfter.Apply(first.Apply("ab")));
        Assert.Equal("aXYb", firstAfter.Apply(second.Apply("ab")));
    }

    [Fact]
    public void What_is_written_into_a_deleted_stretch_survives()
    {
        var (cut, word) = (TextEdit.Replace(6, 1, 4, ""), TextEdit.Replace(6, 3, 0, "new"));
        Assert.Equal("anewf", TextEdit.Transform(cut, word).Second.Apply(cut.Apply("abcdef")));
    }

    [Theory]
    [InlineData("[5,\"x\",-2,7]", 14, 13)]
    [InlineData("[]", 0, 0)]
    [InlineData("[3]", 3, 3)]
    [InlineData("[\"\\ud83d\\ude00\"]", 0, 2)]
    public void A_well_formed_edit_is_read(string json, int before, int after)
    {
        var edit = TextEdit.Parse(json).Value;
        Assert.Equal((before, after), (edit.BaseLength, edit.TargetLength));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[0]")]
    [InlineData("[\"\"]")]
    [InlineData("[1,2]")]
    [InlineData("[-1,-2]")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("[-1,\"b\"]")]
    [InlineData("[1.5]")]
    [InlineData("[-2147483648]")]
    [InlineData("[2147483647,\"a\",2147483647]")]
    [InlineData("[4294967297]")]
    [InlineData("[null]")]
    [InlineData("[true]")]
    [InlineData("[[1]]")]
    [InlineData("[\"\\ud83d\"]")]
    [InlineData("[\"\\ude00\\ud83d\"]")]
    [InlineData("[\"a\\u0000\"]")]
    [InlineData("[\"a\\r\\n\"]")]
    [InlineData("[\"a\\u0085\"]")]
    [InlineData("[1")]
    [InlineData("[1]]")]
    public void Anything_else_is_refused(string json) => Assert.False(TextEdit.Parse(json).Succeeded);

    [Fact]
    public void Half_a_character_in_the_JSON_itself_is_refused() => Assert.False(TextEdit.Parse("[\"\ud83d\"]").Succeeded);

    [Fact]
    public void An_edit_of_another_text_is_refused() =>
        Assert.IsType<EditOfAnotherText>(TextEdit.Replace(3, 1, 0, "x").Misfit("ab"));

    [Theory]
    [InlineData(2, 0, "x")]
    [InlineData(1, 1, "")]
    [InlineData(2, 1, "")]
    public void Nothing_happens_within_a_character(int at, int remove, string insert)
    {
        var edit = TextEdit.Replace(4, at, remove, insert);
        var buffer = new TextBuffer("a😀b");
        Assert.IsType<EditSplitsACharacter>(edit.Misfit("a😀b"));
        Assert.IsType<EditSplitsACharacter>(buffer.Apply(edit).Problem);
        Assert.Equal("a😀b", buffer.ToString());
    }

    [Fact]
    public void Characters_that_share_a_half_are_replaced_whole()
    {
        var edit = TextEdit.Difference("a😀b", "a😃b");
        Assert.Equal("[1,\"😃\",-2,1]", Unescaped(edit));
        Assert.Null(edit.Misfit("a😀b"));
    }

    [Fact]
    public void No_edit_is_made_of_what_no_text_may_hold()
    {
        Assert.Throws<ArgumentException>(() => TextEdit.Replace(0, 0, 0, "\ud83d"));
        Assert.Throws<ArgumentException>(() => TextEdit.Replace(0, 0, 0, "\0"));
        Assert.Throws<ArgumentException>(() => TextEdit.Replace(2, 1, 2, ""));
    }

    private static string Unescaped(TextEdit edit) => System.Text.RegularExpressions.Regex.Unescape(edit.ToString());
}
