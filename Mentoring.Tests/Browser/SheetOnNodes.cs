using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya and Tomas on one SWOT, served by one or two processes that can be killed.</summary>
public abstract class SheetOnNodes(Provider provider, int nodes) : IAsyncLifetime
{
    private readonly RelationshipId _pair = RelationshipId.New();
    private readonly DocumentId _document = DocumentId.New();
    private readonly InstalledApp[] _apps = new InstalledApp[nodes];
    private TestDatabase _database = null!;

    private protected Person Priya { get; private set; } = null!;

    private protected Person Tomas { get; private set; } = null!;

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
        for (var node = 0; node < nodes; node++)
            _apps[node] = await InstalledApp.StartAsync(Environment());
        (Priya, Tomas) = (await ArriveAsync(Cast.Priya, _apps[0]), await ArriveAsync(Cast.Tomas, _apps[^1]));
    }

    public async Task DisposeAsync()
    {
        await Priya.LeaveAsync();
        await Tomas.LeaveAsync();
        foreach (var app in _apps)
            await app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private protected static ILocator Note(Person person) => person.Page.Locator("[data-item] textarea").First;

    /// <summary>Kills Priya's (SIGKILL).</summary>
    private protected Task KillAsync() => _apps[0].KillAsync();

    /// <summary>At the same address, on the same database.</summary>
    private protected async Task RestartAsync()
    {
        var port = _apps[0].Address.Port;
        await _apps[0].DisposeAsync();
        _apps[0] = await InstalledApp.StartAsync(Environment(), port);
    }

    /// <summary>What the stored log comes to.</summary>
    private protected async Task<DocumentState> StoredAsync()
    {
        var log = await _database.AskAsync(db => db.DocumentChanges.Where(c => c.DocumentId == _document).OrderBy(c => c.Revision).ToListAsync());
        var state = new DocumentState(DocumentKind.Swot);
        Assert.All(log, c => Assert.True(state.Apply(c.Operation()).Succeeded));
        return state;
    }

    private async Task<Person> ArriveAsync(MemberId member, InstalledApp app)
    {
        var person = await Person.ArriveAsync(member == Cast.Priya ? "priya" : "tomas", app.Address, provider);
        await person.EnterAsync(Cast.EmailOf(member), DocumentAddress.Of(_pair, DocumentKind.Swot, _document));
        await Expect(person.Page.Locator(".quad .add").First).ToBeVisibleAsync();
        return person;
    }

    private Dictionary<string, string> Environment() => new(_database.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!))
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "false",
    };
}
