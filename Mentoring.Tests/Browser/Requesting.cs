using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class Requesting(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_request_is_sent_asked_about_amended_and_accepted_without_a_reload() => TellAsync(async story =>
    {
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya), await story.SignInAsync(Cast.Tomas));
        await Expect(tomas, "Nobody has asked you yet");

        await priya.OpenAsync($"/members/{Cast.Tomas.Value}/request");
        await Axe.AssertCleanAsync(priya);
        await priya.Button("Send request").DblClickAsync();
        await Expect(priya, "Waiting for Tomas, day 1 of 21");

        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "Answer, Priya" }).ClickAsync();
        await tomas.Button("Ask for more information").ClickAsync();
        await tomas.Field("What would you like to know?").FillAsync("Which exams are left?");
        await tomas.Button("Ask for more information").ClickAsync();

        await Expect(priya, "Tell Tomas more");
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Edit details, Tomas" }).ClickAsync();
        await priya.Page.Locator("#message").FillAsync("The two strategic ones.");
        await priya.Button("Save changes").ClickAsync();
        await Expect(priya, "Changed: message");

        await Expect(tomas, "The two strategic ones.");
        await Assertions.Expect(tomas.Page.Locator("dt", new() { HasText = "Message" }).GetByText("Amended")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(tomas);
        await tomas.Button("Accept").ClickAsync();
        await Expect(tomas, "priya@demo.example");
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Expect(priya, "First conversation");
        await Expect(priya, "tomas@demo.example");
        await Axe.AssertCleanAsync(priya);
    });

    [Fact]
    public Task A_declined_request_suggests_somebody_else_and_can_be_reopened() => TellAsync(async story =>
    {
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, $"/members/{Cast.Tomas.Value}/request"), await story.SignInAsync(Cast.Tomas));
        await priya.Button("Send request").ClickAsync();
        await Expect(priya, "Waiting for Tomas");

        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "Answer, Priya" }).ClickAsync();
        await tomas.Button("Decline").ClickAsync();
        await tomas.Page.GetByText("Another mentor would suit better").ClickAsync();
        await tomas.Field("Reason").FillAsync("Amara has done exactly this.");
        await tomas.Page.GetByLabel("Suggest a colleague").FillAsync("amara");
        await tomas.Page.GetByRole(AriaRole.Button, new() { Name = "Amara" }).ClickAsync();
        await tomas.Button("Decline").ClickAsync();
        await Expect(tomas, "You declined this.");

        await Expect(priya, "Tomas could not take this on.");
        await Expect(priya, "Amara has done exactly this.");
        await Assertions.Expect(priya.Page.GetByRole(AriaRole.Link, new() { Name = "Amara" })).ToBeVisibleAsync();
        await priya.Link("Details").ClickAsync();
        await priya.Button("Reopen request").ClickAsync();
        await priya.Button("Withdraw").ClickAsync();
        await priya.Page.GetByLabel("Reason").FillAsync("Found somebody.");
        await priya.Button("Withdraw").ClickAsync();
        await Expect(tomas, "Priya withdrew from this.");
    });

    [Fact]
    public Task After_a_no_the_request_goes_to_the_next_best_mentor_in_ones_own_words() => TellAsync(async story =>
    {
        await story.ChangeAsync(Cast.Amara, (amara, terms, now) => amara.Offer(amara.Mentor!.Offer with { Areas = TermSet.Of(terms.Find(TermKind.Area, "Leadership")!.Value) }, now));
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, $"/members/{Cast.Tomas.Value}/request"), await story.SignInAsync(Cast.Tomas));
        await priya.Field("Message optional").FillAsync("Hello Tomas, would you?");
        await priya.Button("Send request").ClickAsync();
        await Expect(priya, "Waiting for Tomas");
        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "Answer, Priya" }).ClickAsync();
        await tomas.Button("Decline").ClickAsync();
        await tomas.Page.GetByText("No time now").ClickAsync();
        await tomas.Button("Decline").ClickAsync();

        await Expect(priya, "Who else could help");
        await Axe.AssertCleanAsync(priya);
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Request mentoring, Amara Okafor" }).ClickAsync();
        await Expect(priya, "Your earlier message names Tomas.");
        await Axe.AssertCleanAsync(priya);
        await priya.Page.Locator("#message").FillAsync("Hello Amara, would you?");
        await priya.Button("Send request").ClickAsync();
        await Expect(priya, "Say in your own words why Amara");
        await priya.Page.Locator("#why").FillAsync("You came back to lead a team, and that is where I want to be.");
        await priya.Button("Send request").ClickAsync();

        await Expect(priya, "Waiting for Amara, day 1 of 21");
        await Expect(priya, "Hello Amara, would you?");
    });

    [Fact]
    public Task A_relationship_of_others_is_not_here() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, $"/members/{Cast.Tomas.Value}/request");
        await priya.Button("Send request").ClickAsync();
        await Expect(priya, "Waiting for Tomas");
        var george = await story.SignInAsync(Cast.George);
        george.Forgive("404");
        await george.OpenPlainAsync(new Uri(priya.Page.Url).AbsolutePath);

        await george.SeesAsync("This page is not here");
    });

    private static Task Expect(Person person, string text) => Assertions.Expect(person.Page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
}

public sealed class SqliteRequestingTests() : Requesting(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresRequestingTests() : Requesting(Provider.Postgres);
