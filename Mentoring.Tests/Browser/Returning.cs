using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Two people write to each other while somebody kills the server (SIGKILL) and starts it again.</summary>
public abstract class Returning(Provider provider) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private InstalledApp _app = null!;
    private Person _priya = null!;
    private Person _tomas = null!;

    [Fact]
    public async Task A_killed_server_costs_no_word_of_two_people_who_go_on_writing()
    {
        await SayAsync(_priya, "Tomas", "Before one");
        await SayAsync(_tomas, "Priya", "Before two");
        await Sees(_priya, "Before two");
        await _priya.Page.EvaluateAsync("document.body.dataset.old = 'true'");

        for (var round = 1; round <= 2; round++)
        {
            await _app.KillAsync();
            await SayAsync(_priya, "Tomas", $"Meanwhile {round}.1");
            await SayAsync(_priya, "Tomas", $"Meanwhile {round}.2");
            await SayAsync(_tomas, "Priya", $"Meanwhile {round}.3");
            await _priya.Field("Write to Tomas").FillAsync($"Unfinished {round}");
            await _priya.SeesAsync("Reconnecting. What you type is kept.");
            await Sees(_priya, $"Meanwhile {round}.2");
            await Expect(_priya.Page.GetByText("Waiting for the connection").First).ToBeVisibleAsync();

            await RestartAsync();
            foreach (var person in new[] { _priya, _tomas })
                foreach (var said in new[] { $"Meanwhile {round}.1", $"Meanwhile {round}.2", $"Meanwhile {round}.3" })
                    await Expect(Stored(person, said)).ToHaveCountAsync(1);
            await Expect(_priya.Field("Write to Tomas")).ToHaveValueAsync($"Unfinished {round}");
            await Expect(_priya.Field("Write to Tomas")).ToBeFocusedAsync();
            await Expect(_priya.Page.GetByText("Reconnecting. What you type is kept.")).ToBeHiddenAsync();
            await Expect(_priya.Page.Locator(".unsent .line")).ToHaveCountAsync(0);
        }

        await _priya.Field("Write to Tomas").PressAsync("Enter");
        await Expect(Stored(_tomas, "Unfinished 2")).ToHaveCountAsync(1);
        Assert.Equal(await TextsAsync(), await Shown(_priya));
        Assert.Equal(await TextsAsync(), await Shown(_tomas));
        Assert.Equal(9, (await TextsAsync()).Count);
    }

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithAsync(provider, People.CastNow);
        _app = await InstalledApp.StartAsync(Environment());
        (_priya, _tomas) = (await ArriveAsync(Cast.Priya, Cast.Tomas), await ArriveAsync(Cast.Tomas, Cast.Priya));
    }

    public async Task DisposeAsync()
    {
        await _priya.LeaveAsync();
        await _tomas.LeaveAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static ILocator Stored(Person person, string text) => person.Page.Locator("[data-line] .words").GetByText(text, new() { Exact = true });

    private static Task Sees(Person person, string text) => Expect(person.Page.GetByRole(AriaRole.Log).GetByText(text, new() { Exact = true })).ToBeVisibleAsync();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task SayAsync(Person person, string to, string text)
    {
        await person.Field($"Write to {to}").FillAsync(text);
        await person.Field($"Write to {to}").PressAsync("Enter");
    }

    private static async Task<IReadOnlyList<string>> Shown(Person person) => await person.Page.Locator("[data-line] .words").AllInnerTextsAsync();

    private async Task<Person> ArriveAsync(MemberId member, MemberId other)
    {
        var person = await Person.ArriveAsync(member == Cast.Priya ? "priya" : "tomas", _app.Address, provider);
        await person.EnterAsync(Cast.EmailOf(member), $"/messages/with/{other.Value}");
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
        ["Messaging__SendsPerMinute"] = "0",
    };

    private Task<List<string>> TextsAsync() => _database.AskAsync(db => db.Messages.OrderBy(m => m.Sequence).Select(m => m.Text).ToListAsync());
}

[Trait(Categories.Name, Categories.Browser)]
public sealed class SqliteReturningTests() : Returning(Provider.Sqlite);

[Trait(Categories.Name, Categories.Browser)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresReturningTests() : Returning(Provider.Postgres);
