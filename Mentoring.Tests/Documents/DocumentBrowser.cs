using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Tests.Documents;

/// <summary>Priya's browser, with the real commands, queries and topics behind what it shows.</summary>
public abstract class DocumentBrowser() : DocumentSuite(Provider.Sqlite)
{
    protected LivePage Browser { get; } = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Browser.JSInterop.Mode = JSRuntimeMode.Loose;
        Browser.Services.AddFallbackServiceProvider(World.Services);
        Browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
        var priya = new Viewer(Cast.Priya, "Priya", false, true, ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null);
        Browser.RenderTree.Add<CascadingValue<Viewer>>(p => p.Add(c => c.Value, priya));
    }

    public override async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await base.DisposeAsync();
    }
}
