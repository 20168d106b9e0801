using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>What stories of sheets begin with, and do again and again.</summary>
internal static class Sheets
{
    /// <summary>Priya and Tomas work together from here on.</summary>
    public static async Task<RelationshipId> PairAsync(Story story)
    {
        var relationships = story.App.Services.GetRequiredService<RelationshipCommands>();
        var pair = (await relationships.SendAsync(Cast.Priya, Cast.Tomas, Situations.Brief, default)).Value;
        Assert.True((await relationships.AcceptAsync(Cast.Tomas, pair, default)).Succeeded);
        return pair;
    }

    /// <summary>A document of Priya's, shared from the beginning.</summary>
    public static async Task<DocumentId> BeginAsync(Story story, RelationshipId pair, DocumentKind kind) =>
        (await story.App.Services.GetRequiredService<DocumentCommands>().BeginAsync(Cast.Priya, pair, new(kind, Shared: true), default)).Value;

    /// <summary>Both have a new document of theirs open, and may write in it.</summary>
    public static async Task<(Person Priya, Person Tomas, RelationshipId Pair)> OpenAsync(Story story, DocumentKind kind)
    {
        var pair = await PairAsync(story);
        var id = await BeginAsync(story, pair, kind);
        var address = DocumentAddress.Of(pair, kind, id);
        var (priya, tomas) = (await story.SignInAsync(Cast.Priya, address), await story.SignInAsync(Cast.Tomas, address));
        foreach (var person in new[] { priya, tomas })
            await Assertions.Expect(person.Page.Locator(".add").First).ToBeVisibleAsync();

        return (priya, tomas, pair);
    }

    /// <summary>The entries of a list, as they are to be seen.</summary>
    public static ILocator Words(Person person, string list) => person.Page.Locator($"#{list} [data-item]:visible textarea");

    /// <summary>Adds an entry and writes into it.</summary>
    public static async Task AddAsync(Person person, string button, string words)
    {
        await person.Button(button).ClickAsync();
        await Assertions.Expect(person.Page.Locator("textarea:focus")).ToHaveValueAsync(string.Empty);
        await person.Page.Keyboard.TypeAsync(words);
    }
}
