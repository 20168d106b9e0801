using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Several people at one browser: nobody finds what another one began to write. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class LeavingNothing() : BrowserSuite(Provider.Sqlite)
{
    private const string Kept = "() => [localStorage, sessionStorage].flatMap(s => Object.keys(s)).filter(k => /^(draft|outbox|files|enter|place):|^writing$/.test(k))";

    [Fact]
    public Task Signing_out_on_a_page_without_scripts_leaves_nothing_for_whoever_signs_in_next() => TellAsync(async story =>
    {
        var (priya, conversation) = await BeginAsync(story);
        await priya.OpenPlainAsync("/account/password");
        await priya.Button("Sign out").First.ClickAsync();
        await priya.HasLeftAsync("/password");
        Assert.Empty(await priya.Page.EvaluateAsync<string[]>(Kept));

        await priya.SignInAsync(Cast.EmailOf(Cast.Tomas));
        await priya.OpenAsync(conversation);
        await Expect(priya.Field("Write to Priya")).ToHaveValueAsync(string.Empty);
    });

    [Fact]
    public Task Somebody_else_who_comes_without_a_signing_out_finds_their_own_and_nothing_more() => TellAsync(async story =>
    {
        var (priya, conversation) = await BeginAsync(story);
        await Expect(priya.Button("Attach files")).ToBeEnabledAsync();
        await priya.Page.Locator("[data-attach] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "mine.txt", MimeType = "text/plain", Buffer = "Mine"u8.ToArray() });
        await Expect(priya.Page.GetByRole(AriaRole.Button, new() { Name = "Remove mine.txt" })).ToBeVisibleAsync();
        await Expect(priya.Page.Locator("progress")).ToHaveCountAsync(0);

        await priya.Page.Context.ClearCookiesAsync();
        await priya.SignInAsync(Cast.EmailOf(Cast.Tomas));
        await priya.OpenAsync(conversation);
        await Expect(priya.Button("Attach files")).ToBeEnabledAsync();
        await Expect(priya.Field("Write to Priya")).ToHaveValueAsync(string.Empty);
        await Expect(priya.Page.GetByText("mine.txt")).ToHaveCountAsync(0);

        await priya.Page.Context.ClearCookiesAsync();
        await priya.SignInAsync(Cast.EmailOf(Cast.Priya));
        await priya.OpenAsync(conversation);
        await Expect(priya.Field("Write to Tomas")).ToHaveValueAsync("Not for others");
        await priya.SeesAsync("mine.txt");
    });

    [Fact]
    public Task A_deleted_account_leaves_nothing_in_any_tab_and_a_wrong_password_takes_nothing() => TellAsync(async story =>
    {
        var (priya, conversation) = await BeginAsync(story);
        var second = await priya.AgainAsync();
        await second.OpenAsync(conversation);
        await priya.OpenPlainAsync("/account/delete");
        await priya.Field("Your password").FillAsync("not mine at all");
        await priya.Button("Delete account").ClickAsync();
        await priya.SeesAsync("This is not your password");
        Assert.NotEmpty(await priya.Page.EvaluateAsync<string[]>(Kept));

        await priya.Field("Your password").FillAsync(Cast.Password);
        await priya.Button("Delete account").ClickAsync();
        await priya.SeesAsync("Your account is deleted");
        Assert.Empty(await priya.Page.EvaluateAsync<string[]>(Kept));
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Priya has begun to write to Tomas.</summary>
    private static async Task<(Person Priya, string Conversation)> BeginAsync(Story story)
    {
        var conversation = $"/messages/{(await Threads.BeginAsync(story, "Welcome")).Conversation.Value}";
        var priya = await story.SignInAsync(Cast.Priya, conversation);
        await Expect(priya.Button("Send")).ToBeEnabledAsync();
        await priya.Field("Write to Tomas").FillAsync("Not for others");
        return (priya, conversation);
    }
}
