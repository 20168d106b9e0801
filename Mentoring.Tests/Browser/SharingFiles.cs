using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Attachments;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

public abstract class SharingFiles(Provider provider) : BrowserSuite(provider)
{
    [Fact]
    public Task A_picture_and_a_document_arrive_and_are_opened_and_saved() => TellAsync(async story =>
    {
        var (priya, tomas) = await TogetherAsync(story);
        var letter = Attachments.Files.Pdf("Dear Tomas");
        await ChooseAsync(priya, ("plan.png", Attachments.Files.Png(1200, 800)), ("letter.pdf", letter));
        await Expect(Pending(priya).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(Pending(priya).GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Axe.AssertCleanAsync(priya);
        await priya.Field("Write to Tomas").FillAsync("The plan we spoke of");
        await priya.Button("Send").ClickAsync();

        var picture = Log(tomas).GetByRole(AriaRole.Img, new() { Name = "plan.png" });
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 480);
        await Expect(Pending(priya)).ToBeHiddenAsync();
        var saving = tomas.Page.WaitForDownloadAsync();
        await Log(tomas).GetByRole(AriaRole.Link, new() { Name = "letter.pdf" }).ClickAsync();
        var saved = await saving;
        Assert.Equal("letter.pdf", saved.SuggestedFilename);
        Assert.Equal(letter, await File.ReadAllBytesAsync(await saved.PathAsync()));
        await Axe.AssertCleanAsync(tomas);
    });

    private protected static async Task<(Person Priya, Person Tomas)> TogetherAsync(Story story)
    {
        var sent = await story.App.Services.GetRequiredService<ConversationCommands>().WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Hello"), default);
        var address = $"/messages/{sent.Value.Conversation.Value}";
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, address), await story.SignInAsync(Cast.Tomas, address));
        await Expect(priya.Button("Attach files")).ToBeEnabledAsync();
        return (priya, tomas);
    }

    private protected static async Task ChooseAsync(Person person, params (string Name, byte[] Content)[] files)
    {
        var choosing = person.Page.WaitForFileChooserAsync();
        await person.Button("Attach files").ClickAsync();
        await (await choosing).SetFilesAsync(files.Select(f => new FilePayload { Name = f.Name, MimeType = "application/octet-stream", Buffer = f.Content }));
    }

    private protected static ILocator Pending(Person person) => person.Page.GetByRole(AriaRole.List, new() { Name = "Files to send" });

    private protected static ILocator Log(Person person) => person.Page.GetByRole(AriaRole.Log);

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>With what concerns the page alone, whatever the database.</summary>
public sealed class SqliteSharingFilesTests() : SharingFiles(Provider.Sqlite)
{
    [Fact]
    public Task A_file_that_is_refused_says_why_and_one_that_is_removed_is_not_sent() => TellAsync(async story =>
    {
        var (priya, tomas) = await TogetherAsync(story);
        priya.Forgive("422");
        await ChooseAsync(priya, ("drawing.svg", "<svg/>"u8.ToArray()), ("notes.txt", "Keep"u8.ToArray()), ("draft.txt", "Drop"u8.ToArray()));
        await priya.SeesAsync("drawing.svg: Files of this kind cannot be sent.");
        await Expect(Pending(priya).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(Pending(priya).GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await priya.Button("Remove draft.txt").ClickAsync();
        await priya.Page.ReloadAsync();
        await priya.WaitInteractiveAsync();
        await Expect(Pending(priya).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);

        await priya.Button("Send").ClickAsync();

        await Expect(Log(tomas).GetByRole(AriaRole.Link, new() { Name = "notes.txt" })).ToBeVisibleAsync();
        await Expect(Log(tomas).GetByText("draft.txt")).ToHaveCountAsync(0);
    });
}

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSharingFilesTests() : SharingFiles(Provider.Postgres);
