using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Priya and Tomas on one SWOT of a server that can be killed (SIGKILL) and started again.</summary>
public abstract class SheetOfAServer(Provider provider) : IAsyncLifetime
{
    private readonly RelationshipId _pair = RelationshipId.New();
    private readonly DocumentId _document = DocumentId.New();
    private TestDatabase _database = null!;
    private InstalledApp _app = null!;

    protected Person Priya { get; private set; } = null!;

    protected Person Tomas { get; private set; } = null!;

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
        (Priya, Tomas) = (await ArriveAsync(Cast.Priya), await ArriveAsync(Cast.Tomas));
    }

    public async Task DisposeAsync()
    {
        await Priya.LeaveAsync();
        await Tomas.LeaveAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected static ILocator Note(Person person) => person.Page.Locator("[data-item] textarea").First;

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected Task KillAsync() => _app.KillAsync();

    /// <summary>At the same address, on the same database.</summary>
    protected async Task RestartAsync()
    {
        var port = _app.Address.Port;
        await _app.DisposeAsync();
        _app = await InstalledApp.StartAsync(Environment(), port);
    }

    /// <summary>What the stored log comes to.</summary>
    protected async Task<DocumentState> StoredAsync()
    {
        var log = await _database.AskAsync(db => db.DocumentChanges.Where(c => c.DocumentId == _document).OrderBy(c => c.Revision).ToListAsync());
        var state = new DocumentState(DocumentKind.Swot);
        Assert.All(log, c => Assert.True(state.Apply(c.Operation()).Succeeded));
        return state;
    }

    private async Task<Person> ArriveAsync(MemberId member)
    {
        var person = await Person.ArriveAsync(member == Cast.Priya ? "priya" : "tomas", _app.Address);
        await person.SignInAsync(Cast.EmailOf(member));
        await person.OpenAsync(DocumentAddress.Of(_pair, DocumentKind.Swot, _document));
        await Expect(person.Page.Locator(".quad .add").First).ToBeVisibleAsync();
        return person;
    }

    private Dictionary<string, string> Environment() => new(_database.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!))
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Enabled"] = "false",
    };
}
