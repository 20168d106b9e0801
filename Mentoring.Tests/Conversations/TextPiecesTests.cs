using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Conversations;

namespace Mentoring.Tests.Conversations;

public sealed class TextPiecesTests
{
    [Theory]
    [InlineData("See https://example.org/a?b=c#d.", "https://example.org/a?b=c#d")]
    [InlineData("(https://example.org/wiki/Mentor_(Odyssey))", "https://example.org/wiki/Mentor_(Odyssey)")]
    [InlineData("HTTP://EXAMPLE.ORG, really", "HTTP://EXAMPLE.ORG")]
    [InlineData("one\nhttps://example.org\ntwo", "https://example.org")]
    [InlineData("“https://example.org”", "https://example.org")]
    public void An_address_becomes_a_link_without_what_follows_it(string text, string link) =>
        Assert.Equal(link, Assert.Single(TextPieces.Of(text), p => p.Link is not null).Text);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("https://")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("mailto:someone@example.org")]
    [InlineData("xhttps://example.org")]
    public void Anything_else_stays_text(string text) => Assert.All(TextPieces.Of(text), p => Assert.Null(p.Link));

    [Fact]
    public void The_pieces_together_are_the_text_and_every_link_leads_to_the_web() =>
        Prop.ForAll(Texts(), text =>
        {
            var pieces = TextPieces.Of(text);
            return string.Concat(pieces.Select(p => p.Text)) == text
                && pieces.All(p => p.Text.Length > 0 && p.Link?.Scheme is null or "http" or "https");
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Texts() =>
        Gen.Elements("https://", "http://a.example/", "www.", " ", "\n", ".", ")", "(", "<", "\"", "é", "😀", "javascript:", "word", "@", "]", "?q=1")
            .ArrayOf().Select(string.Concat).ToArbitrary();
}
