using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class CopyTitleTests
{
    private const int Most = 40;

    [Theory]
    [InlineData("Before the talks", "Before the talks (copy)")]
    [InlineData("Before the talks (copy)", "Before the talks (copy)")]
    [InlineData("Before the talks", "Before the talks (copy 2)", "before the talks (COPY)")]
    [InlineData("Before the talks (copy 2)", "Before the talks (copy 3)", "Before the talks (copy)", "Before the talks (copy 2)")]
    [InlineData("", "Untitled (copy)")]
    [InlineData("(copy)", "Untitled (copy)")]
    [InlineData("A copy (copying)", "A copy (copying) (copy)")]
    public void A_copy_counts_on_from_what_is_there(string title, string expected, params string[] taken) =>
        Assert.Equal(expected, CopyTitle.Of(title, taken, Most));

    [Fact]
    public void A_long_title_is_cut_and_never_in_the_middle_of_a_character()
    {
        for (var before = 30; before <= Most; before++)
        {
            var title = new string('x', before - 1) + "\U0001F33F" + "rest of it";

            var copy = CopyTitle.Of(title, [], Most);

            Assert.True(copy.Length <= Most, copy);
            Assert.EndsWith(" (copy)", copy, StringComparison.Ordinal);
            Assert.Equal(copy, new System.Text.UTF8Encoding(false, true).GetString(new System.Text.UTF8Encoding(false, true).GetBytes(copy)));
        }
    }
}
