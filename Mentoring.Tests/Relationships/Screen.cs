using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Relationships;

/// <summary>One person's browser on a world: the real commands, queries and topics behind the page.</summary>
public sealed class Screen : LivePage
{
    private readonly MemberId _reader;

    public Screen(World world, Member member, ProgrammeRole acting)
    {
        _reader = member.Id;
        Services.AddSingleton<TimeProvider>(world.Time);
        Services.AddSingleton(world.Get<LiveTopics>());
        Services.AddSingleton(world.Get<RelationshipCommands>());
        Services.AddSingleton(world.Get<RelationshipQueries>());
        Services.AddSingleton(world.Get<ColleagueLookup>());
        Services.AddSingleton(world.Get<PlanBQueries>());
        Services.AddSingleton(world.Get<FirstStepsQueries>());
        Services.AddSingleton<AntiforgeryStateProvider>(new NoForms());
        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var viewer = new Viewer(member.Id, member.Name, member.Mentor is not null, member.Mentee is not null, acting, false, TimeZoneInfo.Utc, null);
        RenderTree.Add<CascadingValue<Viewer>>(p => p.Add(c => c.Value, viewer));
    }

    public string Address => Services.GetRequiredService<NavigationManager>().Uri;

    /// <summary>What they were told of it they have seen before, so that the page stands still after opening.</summary>
    public IRenderedComponent<RelationshipPage> Open(RelationshipId id)
    {
        Services.GetRequiredService<RelationshipCommands>().SeeAsync(_reader, id, default).GetAwaiter().GetResult();
        return Render<RelationshipPage>(p => p.Add(c => c.RelationshipGuid, id.Value));
    }

    /// <summary>The form for a request that begins as a copy of an earlier one.</summary>
    public IRenderedComponent<RequestPage> AskAgain(MemberId other, RelationshipId from)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/members/{other.Value}/request?from={from.Value}");
        return Ask(other);
    }

    public IRenderedComponent<RequestPage> Ask(MemberId other) => Render<RequestPage>(p => p.Add(c => c.MemberGuid, other.Value));
}

/// <summary>No form is sent from here.</summary>
internal sealed class NoForms : AntiforgeryStateProvider
{
    public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
}

/// <summary>What a person looks for on a page.</summary>
public static class Looking
{
    public static AngleSharp.Dom.IElement Button<T>(this IRenderedComponent<T> page, string name)
        where T : IComponent => page.FindAll("button").Single(b => b.TextContent.Trim() == name);

    public static IReadOnlyList<string> Buttons<T>(this IRenderedComponent<T> page)
        where T : IComponent => [.. page.FindAll("main button, button").Select(b => b.TextContent.Trim()).Distinct()];

    public static string Alerts<T>(this IRenderedComponent<T> page)
        where T : IComponent => string.Join(' ', page.FindAll("[role=alert]").Select(a => a.TextContent.Trim()));

    public static string Said<T>(this IRenderedComponent<T> page, string field)
        where T : IComponent => page.Find(field).GetAttribute("value") ?? page.Find(field).TextContent;
}
