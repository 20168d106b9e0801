using Mentoring.Core.Conversations;

namespace Mentoring.Tests.Conversations;

public sealed class SearchWordsTests
{
    [Fact]
    public void A_snippet_shows_what_was_found_with_its_surroundings()
    {
        var text = string.Concat(Enumerable.Repeat("before ", 20)) + "the Audit plan and the audit " + string.Concat(Enumerable.Repeat("after ", 60));

        var pieces = SearchWords.Of("AUDIT").Snippet(text);

        Assert.Equal(["Audit", "audit"], pieces.Where(p => p.Hit).Select(p => p.Text));
        Assert.Equal(("…", "…"), (pieces[0].Text, pieces[^1].Text));
        Assert.Contains(string.Concat(pieces.Select(p => p.Text)).Trim('…'), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦x👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    public void No_character_is_cut_in_half(string text)
    {
        var shown = string.Concat(SearchWords.Of("x").Snippet(text).Select(p => p.Text));

        Assert.False(shown.Length > 0 && (char.IsLowSurrogate(shown.TrimStart('…')[0]) || char.IsHighSurrogate(shown.TrimEnd('…')[^1])));
    }

    [Theory]
    [InlineData("plan", new[] { "plan" })]
    [InlineData("PLAN", new[] { "plan" })]
    [InlineData("école", new[] { "école", "École" })]
    [InlineData("élève", new[] { "élève", "Élève", "ÉlÈve" })]
    public void A_word_is_looked_for_in_the_forms_a_database_may_keep_it_in(string word, string[] forms) => Assert.Equal(forms, SearchWords.Forms(word));

    [Fact]
    public void Only_so_many_words_count_and_none_twice() =>
        Assert.Equal(["a", "b", "c", "d", "e", "f"], SearchWords.Of(" a A b  c d e f g ").Words);

    [Theory]
    [InlineData("👍", true)]
    [InlineData("👩‍👩‍👧‍👦 🇬🇧 👋🏽", true)]
    [InlineData("❤️", true)]
    [InlineData("👍 ok", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("👍👍👍👍👍👍👍", false)]
    public void Messages_of_a_few_emoji_are_told(string text, bool only) => Assert.Equal(only, EmojiText.IsOnlyEmoji(text));
}
