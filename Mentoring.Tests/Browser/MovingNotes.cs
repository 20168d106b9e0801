using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya moves the notes of a long board with a pointer. That is the page, whatever the database.</summary>
[Trait(Categories.Name, Categories.Browser)]
public sealed class MovingNotes() : BrowserSuite(Provider.Sqlite)
{
    private const int Many = 30;

    /// <summary>A letter is typed, and in the same moment the note is drawn anew, as when the other person moves it.</summary>
    private const string TypedAndDrawnAnew = """
        () => {
          const words = document.activeElement;
          words.setRangeText("!", words.selectionEnd, words.selectionEnd, "end");
          words.dispatchEvent(new InputEvent("input", { bubbles: true }));
          const note = words.closest("[data-item]");
          const anew = note.cloneNode(true);
          anew.querySelector("[data-text]").removeAttribute("data-bound");
          note.replaceWith(anew);
        }
        """;

    [Fact]
    public Task A_note_held_at_the_edge_of_the_screen_comes_to_where_nothing_was_seen_before() => TellAsync(async story =>
    {
        var (priya, tomas) = await OpenLongAsync(story);
        var last = Sheets.Words(priya, Swot.Strengths).Last;
        await Expect(last).Not.ToBeInViewportAsync();
        await TakeAsync(priya);
        await priya.Page.Mouse.MoveAsync(300, Screen.Desktop.Height - 4, new() { Steps = 3 });
        await Expect(last).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(priya.Page.Locator(".dragged")).ToBeInViewportAsync();
        await DropOnAsync(priya, last);
        await Expect(Sheets.Words(tomas, Swot.Strengths).Nth(Many - 2)).ToHaveValueAsync("Note 1");

        await TakeAsync(priya, Many - 2);
        await priya.Page.Mouse.MoveAsync(300, 4, new() { Steps = 3 });
        var first = Sheets.Words(priya, Swot.Strengths).First;
        await Expect(first).ToBeInViewportAsync(new() { Ratio = 1 });
        await DropOnAsync(priya, first);
        await Expect(Sheets.Words(tomas, Swot.Strengths).First).ToHaveValueAsync("Note 1");
    });

    [Fact]
    public Task On_a_phone_a_note_held_at_the_side_comes_as_far_as_the_last_quadrant() => TellAsync(async story =>
    {
        var (priya, tomas) = await OpenLongAsync(story);
        await priya.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await Expect(priya.Link("Strengths")).ToHaveAttributeAsync("aria-current", "true");
        await TakeAsync(priya);
        await priya.Page.Mouse.MoveAsync(Screen.Phone.Width - 4, 400, new() { Steps = 3 });
        await Expect(priya.Link("Threats")).ToHaveAttributeAsync("aria-current", "true");
        await DropOnAsync(priya, priya.Page.Locator("#h-threats"));
        await Expect(Sheets.Words(tomas, Swot.Threats)).ToHaveValueAsync("Note 1");
        await Expect(priya.Page.Locator("#h-threats")).ToBeInViewportAsync(new() { Ratio = 1 });
    });

    [Fact]
    public Task Whoever_types_in_a_note_that_is_drawn_anew_goes_on_behind_their_last_letter() => TellAsync(async story =>
    {
        var (priya, tomas) = await OpenLongAsync(story);
        await Sheets.Words(priya, Swot.Strengths).First.ClickAsync();
        await priya.Page.Keyboard.PressAsync("End");

        await priya.Page.EvaluateAsync(TypedAndDrawnAnew);
        await priya.Page.Keyboard.TypeAsync("?");

        await Expect(Sheets.Words(tomas, Swot.Strengths).First).ToHaveValueAsync("Note 1!?");
    });

    [Fact]
    public Task Escape_puts_a_dragged_note_back() => TellAsync(async story =>
    {
        var (priya, tomas) = await OpenLongAsync(story);
        await TakeAsync(priya);
        await priya.Page.Locator("#threats").HoverAsync();
        await Expect(priya.Page.Locator("#threats.drop-into")).ToBeVisibleAsync();
        await priya.Page.Keyboard.PressAsync("Escape");
        await Expect(priya.Page.Locator(".dragged, .drop-into")).ToHaveCountAsync(0);
        await priya.Page.Mouse.UpAsync();
        await Sheets.AddAsync(priya, "Add a note, Threats", "A merger");
        await Expect(Sheets.Words(tomas, Swot.Threats)).ToHaveValueAsync("A merger");
        await Expect(Sheets.Words(tomas, Swot.Strengths).First).ToHaveValueAsync("Note 1");
    });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task TakeAsync(Person person, int at = 0)
    {
        await person.Page.Locator("#strengths [data-drag]:visible").Nth(at).HoverAsync();
        await person.Page.Mouse.DownAsync();
    }

    /// <summary>Lets go over something that is on the screen; in the middle of it nothing scrolls any more.</summary>
    private static async Task DropOnAsync(Person person, ILocator target)
    {
        var screen = person.Page.ViewportSize!;
        await person.Page.Mouse.MoveAsync(screen.Width / 2, screen.Height / 2);
        var box = (await target.BoundingBoxAsync())!;
        await person.Page.Mouse.MoveAsync(box.X + 20, box.Y + 4);
        await person.Page.Mouse.UpAsync();
    }

    /// <summary>Both have a board open whose first quadrant is longer than a screen.</summary>
    private static async Task<(Person Priya, Person Tomas)> OpenLongAsync(Story story)
    {
        var (priya, tomas, _) = await Sheets.OpenAsync(story, DocumentKind.Swot);
        var id = new DocumentId(Guid.Parse(new Uri(priya.Page.Url).Segments[^1]));
        var (commands, rank) = (story.App.Services.GetRequiredService<DocumentCommands>(), Rank.Between(null, null));
        for (var number = 1; number <= Many; number++)
        {
            var note = ItemId.New();
            Assert.True((await commands.ChangeAsync(Cast.Priya, id, new AddItem(note, Swot.Strengths, rank), default)).Succeeded);
            Assert.True((await commands.ChangeAsync(Cast.Priya, id, new EditText(new(note, Swot.Words), TextEdit.Replace(0, 0, 0, $"Note {number}")), default)).Succeeded);
            rank = Rank.Between(rank, null);
        }

        foreach (var person in new[] { priya, tomas })
            await Expect(Sheets.Words(person, Swot.Strengths).Last).ToHaveValueAsync($"Note {Many}");
        return (priya, tomas);
    }
}
