using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>What somebody writes while a page is still coming is theirs as well. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class KeepingDrafts() : BrowserSuite(Provider.Sqlite)
{
    private const string ComesAnew = """
        () => {
          const form = document.querySelector("form[data-composer]");
          const anew = form.cloneNode(true);
          anew.querySelector("textarea").value = "Written at once";
          form.replaceWith(anew);
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("Begun before. ")]
    public Task Words_that_stand_in_the_box_when_its_script_comes_are_kept(string before) => TellAsync(async story =>
    {
        var conversation = $"/messages/{(await Threads.BeginAsync(story, "Welcome")).Conversation.Value}";
        var priya = await story.SignInAsync(Cast.Priya, conversation);
        await Expect(priya.Button("Send")).ToBeEnabledAsync();
        await priya.Field("Write to Tomas").FillAsync(before);

        await priya.Page.EvaluateAsync(ComesAnew);
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync($"{before}Written at once");

        await priya.OpenAsync(conversation);
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync($"{before}Written at once");
    });

    [Fact]
    public Task What_is_sent_before_the_script_comes_is_sent_when_it_does() => TellAsync(async story =>
    {
        var conversation = $"/messages/{(await Threads.BeginAsync(story, "Welcome")).Conversation.Value}";
        var priya = await story.SignInAsync(Cast.Priya, "/messages");
        var comes = new TaskCompletionSource();
        await priya.Page.RouteAsync("**/Composer.*", async request =>
        {
            await comes.Task;
            await request.ContinueAsync();
        });
        await priya.Page.Locator($"a[href='{conversation}']").ClickAsync();
        await priya.Field("Write to Tomas").FillAsync("Sent at once");
        await priya.Field("Write to Tomas").PressAsync("Enter");
        await priya.Field("Write to Tomas").PressSequentiallyAsync("And then");

        comes.SetResult();

        await Expect(priya.Page.Locator("[data-line] .words")).ToHaveTextAsync(["Welcome", "Sent at once"]);
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync("And then");
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
