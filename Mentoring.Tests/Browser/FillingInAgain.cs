using System.Text.RegularExpressions;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Two people write on one sheet while somebody kills the server (SIGKILL) and starts it again.</summary>
public abstract class FillingInAgain(Provider provider) : IAsyncLifetime
{
    private readonly RelationshipId _pair = RelationshipId.New();
    private readonly DocumentId _document = DocumentId.New();
    private TestDatabase _database = null!;
    private InstalledApp _app = null!;
    private Person _priya = null!;
    private Person _tomas = null!;

    [Fact]
    public async Task A_killed_server_costs_no_letter_of_two_people_who_go_on_typing()
    {
        await _priya.Button("Add a note, Strengths").ClickAsync();
        await Assertions.Expect(Note(_priya)).ToBeFocusedAsync();
        await _priya.Page.Keyboard.TypeAsync("One. ");
        await Assertions.Expect(Note(_tomas)).ToHaveValueAsync("One. ");
        await Note(_tomas).ClickAsync();
        await _tomas.Page.Keyboard.PressAsync("Home");

        var writing = Task.WhenAll(
            _priya.Page.Keyboard.TypeAsync("Two three four five six seven eight nine ten.", new() { Delay = 40 }),
            _tomas.Page.Keyboard.TypeAsync("Before all of it: ", new() { Delay = 90 }));
        await Assertions.Expect(Note(_tomas)).ToHaveValueAsync(new Regex("three", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await _app.KillAsync();
        await writing;
        await Assertions.Expect(_priya.Page.Locator("[data-saved]")).ToHaveTextAsync("Not connected. What you type is kept here.");

        await RestartAsync();
        foreach (var person in new[] { _priya, _tomas })
        {
            await Assertions.Expect(Note(person)).ToHaveValueAsync("Before all of it: One. Two three four five six seven eight nine ten.", new() { Timeout = 30_000 });
            await Assertions.Expect(person.Page.Locator("[data-saved]")).ToHaveTextAsync("Saved");
        }

        var log = await _database.AskAsync(db => db.DocumentChanges.Where(c => c.DocumentId == _document).OrderBy(c => c.Revision).ToListAsync());
        var state = new DocumentState(DocumentKind.Swot);
        Assert.All(log, c => Assert.True(state.Apply(c.Operation()).Succeeded));
        Assert.Equal("Before all of it: One. Two three four five six seven eight nine ten.", Assert.Single(state.AllItems).Text(Swot.Words));
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithAsync(provider, People.CastNow);
        var now = TimeProvider.System.Now();
        var pair = Situations.Together(Cast.Tomas, Cast.Priya, now, _pair);
        await _database.AskAsync(async db =>
        {
            db.AddRange(pair, SharedDocument.Begin(_document, _pair, DocumentKind.Swot, Cast.Priya, shared: true, null, now));
            return await db.SaveChangesAsync();
        });
        _app = await InstalledApp.StartAsync(Environment());
        (_priya, _tomas) = (await ArriveAsync(Cast.Priya), await ArriveAsync(Cast.Tomas));
    }

    public async Task DisposeAsync()
    {
        await _priya.LeaveAsync();
        await _tomas.LeaveAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static ILocator Note(Person person) => person.Page.Locator("[data-item] textarea").First;

    private async Task<Person> ArriveAsync(MemberId member)
    {
        var person = await Person.ArriveAsync(member == Cast.Priya ? "priya" : "tomas", _app.Address);
        await person.SignInAsync(Cast.EmailOf(member));
        await person.OpenAsync(DocumentAddress.Of(_pair, DocumentKind.Swot, _document));
        await Assertions.Expect(person.Page.Locator(".quad .add").First).ToBeVisibleAsync();
        return person;
    }

    /// <summary>At the same address, on the same database.</summary>
    private async Task RestartAsync()
    {
        var port = _app.Address.Port;
        await _app.DisposeAsync();
        _app = await InstalledApp.StartAsync(Environment(), port);
    }

    private Dictionary<string, string> Environment() => new(_database.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!))
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "false",
    };
}

[Trait(Categories.Name, Categories.Browser)]
public sealed class SqliteFillingInAgainTests() : FillingInAgain(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFillingInAgainTests() : FillingInAgain(Provider.Postgres);
