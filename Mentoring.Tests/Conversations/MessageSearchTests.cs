using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;

namespace Mentoring.Tests.Conversations;

/// <summary>Looking for words while somebody still types.</summary>
public sealed class MessageSearchTests : ThreadScreen
{
    [Fact]
    public async Task What_was_asked_first_and_found_last_does_not_stand_under_newer_words()
    {
        await World.Get<ConversationCommands>().SendAsync(Cast.Tomas, Conversation, new Outgoing(MessageId.New(), "The audit plan"), default);
        var first = Reads.Close();
        var search = Search("Welcome");
        var second = Reads.Close();
        search.Render(p => p.Add(s => s.Words, "audit"));

        await search.InvokeAsync(second.SetResult);
        search.WaitForAssertion(() => Assert.Equal("The audit plan", search.Find(".hit .words").TextContent));
        await search.InvokeAsync(first.SetResult);
        await search.InvokeAsync(() => { });

        Assert.Equal("The audit plan", search.Find(".hit .words").TextContent);
    }

    [Fact]
    public async Task Nothing_is_said_of_words_that_are_no_longer_looked_for()
    {
        var first = Reads.Close();
        var search = Search("nowhere");
        var second = Reads.Close();
        search.Render(p => p.Add(s => s.Words, "Welcome"));

        await search.InvokeAsync(first.SetResult);
        await search.InvokeAsync(() => { });
        Assert.DoesNotContain("Nothing found", search.Markup, StringComparison.Ordinal);
        await search.InvokeAsync(second.SetResult);

        search.WaitForAssertion(() => Assert.Equal("1 message", search.Find(".told").TextContent));
    }

    private IRenderedComponent<MessageSearch> Search(string words) => Browser.Render<MessageSearch>(p => p.AddCascadingValue(Priya).Add(s => s.Words, words));
}
