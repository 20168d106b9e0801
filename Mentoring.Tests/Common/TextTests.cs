using Mentoring.Core.Common;

namespace Mentoring.Tests.Common;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(" \r\n ", "")]
    [InlineData("  two\r\nlines\t. ", "two\nlines\t.")]
    [InlineData("null\0 and bell\a", "null and bell")]
    [InlineData("whole 😀 stays", "whole 😀 stays")]
    public void What_cannot_be_stored_everywhere_is_cleaned_away(string? given, string kept) => Assert.Equal(kept, Text.Clean(given));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \ufffd goes", Text.Clean("half \ud83d goes"));

    [Fact]
    public void A_line_has_single_spaces() => Assert.Equal("one line of words", Text.CleanLine(" one\nline \t of  words "));
}
