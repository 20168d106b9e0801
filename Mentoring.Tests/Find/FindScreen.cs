using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Find;

/// <summary>The search page of one person, on a database of its own, with an address the test follows as the router would.</summary>
public abstract class FindScreen : IAsyncLifetime
{
    private readonly LivePage _browser = new();
    private readonly Dictionary<MemberId, string> _names = [];

    protected World World { get; private set; } = null!;

    protected BunitNavigationManager Navigation => _browser.Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>The address without its host.</summary>
    protected string Address => new Uri(Navigation.Uri).PathAndQuery;

    protected static Viewer Priya { get; } = new(Cast.Priya, "Priya", false, true, ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null);

    protected static Viewer Tomas { get; } = new(Cast.Tomas, "Tomas", true, false, ProgrammeRole.Mentor, false, TimeZoneInfo.Utc, null);

    public async Task InitializeAsync()
    {
        World = await World.StartAsync(Provider.Sqlite, (services, configuration) =>
            services.AddSingleton<LiveTopics>().AddMatching().AddRelationships(configuration).AddFind());
        await World.Get<MatchIndexKeeper>().RefreshAsync(default);
        foreach (var member in await World.ReadAsync(db => db.Members.AsNoTracking().ToListAsync()))
            _names.Add(member.Id, member.Name);
        _browser.Services.AddFallbackServiceProvider(World.Services);
        _browser.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await World.DisposeAsync();
    }

    protected IRenderedComponent<FindBody> Open(string address, Viewer? viewer = null)
    {
        Navigation.NavigateTo(address);
        return _browser.Render<FindBody>(p => p
            .Add(b => b.Kind, address.StartsWith(SearchAddress.Mentees, StringComparison.Ordinal) ? SearchKind.Mentees : SearchKind.Mentors)
            .Add(b => b.Viewer, viewer ?? Priya)
            .Add(b => b.Address, Navigation.Uri));
    }

    protected IRenderedComponent<FindBody> OpenListed(string address, Viewer? viewer = null)
    {
        var page = Open(address, viewer);
        page.WaitForElement("[data-restore]");
        return page;
    }

    /// <summary>Gives the page its new address, as the router does.</summary>
    protected void Follow(IRenderedComponent<FindBody> page) => page.Render(p => p.Add(b => b.Address, Navigation.Uri));

    protected string NameOf(MemberId member) => _names[member];

    protected IElement Card(IRenderedComponent<FindBody> page, MemberId member) => page.WaitForElement($"article[aria-label='{NameOf(member)}']");

    protected static void Choose(IRenderedComponent<FindBody> page, string name) =>
        page.FindAll("label.check input").Single(i => i.ParentElement!.TextContent.Trim() == name).Change(true);

    protected static string Words(IElement element) => string.Join(' ', element.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
