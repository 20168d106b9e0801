using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class Profiles(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_mentor_takes_a_break_and_a_second_window_sees_it() => TellAsync(async story =>
    {
        var tomas = await story.SignInAsync(Cast.Tomas);
        var window = await story.SignInAsync(Cast.Tomas, "/account/profile");
        await tomas.OpenAsync("/account");
        await Axe.AssertCleanAsync(tomas);

        await tomas.Page.GetByLabel("Message").FillAsync("Back in the new year");
        await tomas.Button("Make unavailable").ClickAsync();

        await tomas.SeesAsync("You are currently unavailable to mentees");
        await window.SeesAsync("You are currently unavailable to mentees");
        await tomas.Button("Make available").ClickAsync();
        await Assertions.Expect(window.Page.GetByText("You are currently unavailable")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_profile_is_saved_section_by_section_and_a_photo_shows_at_once() => TellAsync(async story =>
    {
        var priya = await story.SignInAsync(Cast.Priya, "/account/profile");
        await Axe.AssertCleanAsync(priya);
        var about = priya.Page.Locator("#about-you");

        await priya.Field("Time zone").FillAsync("Europe/Atlantis");
        await about.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await priya.SeesAsync("“Europe/Atlantis” is not a known time zone");
        await priya.Field("Time zone").FillAsync("Europe/Warsaw");
        await about.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(about.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved");

        var picture = await priya.Page.ScreenshotAsync();
        await priya.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "me.png", MimeType = "image/png", Buffer = picture });
        await priya.SeesAsync("Your photo is saved.");
        await Assertions.Expect(priya.Page.Locator("header .face img")).ToBeVisibleAsync();
        Assert.Equal("Europe/Warsaw", await ReloadedZoneAsync(priya));
    });

    [Fact]
    public Task Somebody_new_registers_confirms_by_mail_and_signs_in() => TellAsync(async story =>
    {
        var zoe = await story.VisitorAsync("zoe");
        await zoe.OpenPlainAsync("/account/register");
        await zoe.Button("Register").ClickAsync();
        await zoe.SeesAsync("Enter a given name.");
        await Axe.AssertCleanAsync(zoe);
        await zoe.Field("Given name").FillAsync("Zoë");
        await zoe.Field("Family name").FillAsync("Quill");
        await zoe.Field("E-mail address").FillAsync("zoe@example.org");
        await zoe.Field("Password").FillAsync("four red boats");
        await zoe.Field("Date of birth").FillAsync("1990-02-03");
        await zoe.Field("A mentee").CheckAsync();
        await zoe.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await zoe.Button("Register").ClickAsync();
        await zoe.Link("mails sent").ClickAsync();
        await zoe.Page.Locator("a[href*='/account/confirm']").First.ClickAsync();
        await zoe.Button("Confirm my address").ClickAsync();
        await zoe.SeesAsync("your address is confirmed");

        await zoe.SignInAsync("zoe@example.org", "four red boats");

        await zoe.SeesAsync("Acting as mentee");
    });

    private static async Task<string> ReloadedZoneAsync(Person person)
    {
        await person.OpenAsync("/account/profile");
        return await person.Field("Time zone").InputValueAsync();
    }
}

[Trait(Categories.Name, Categories.Browser)]
public sealed class SqliteProfilesTests() : Profiles(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresProfilesTests() : Profiles(Provider.Postgres);
