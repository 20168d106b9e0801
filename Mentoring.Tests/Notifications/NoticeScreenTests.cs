using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Notifications;

/// <summary>The bell, its page and the preferences on one person's screen.</summary>
public sealed class NoticeScreenTests() : NoticeSuite(Provider.Sqlite)
{
    [Fact]
    public async Task The_bell_says_how_many_and_opens_the_latest()
    {
        await TellAsync(NoticeKind.RequestReceived);
        await using var screen = Screen(Cast.Tomas);

        var bell = screen.Render<NoticeBell>(p => p.Add(b => b.Viewer, Viewer(Cast.Tomas)).Add(b => b.Unread, 1).Add(b => b.Here, "/"));

        Assert.All(bell.FindAll("[aria-label]"), e => Assert.Equal("Notifications, 1 unread", e.GetAttribute("aria-label")));
        Assert.Empty(bell.FindAll(".latest"));
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        var line = bell.WaitForElement(".latest a.line.unread");
        Assert.StartsWith("/relationships/", line.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Priya asks you to be their mentor", line.TextContent, StringComparison.Ordinal);

        await bell.Find(".latest button").ClickAsync();
        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll("a.line.unread")));
        Assert.Empty(bell.FindAll(".latest button"));
    }

    [Fact]
    public async Task On_another_page_the_bell_is_closed_again()
    {
        await using var screen = Screen(Cast.Tomas);
        var bell = screen.Render<NoticeBell>(p => p.Add(b => b.Viewer, Viewer(Cast.Tomas)).Add(b => b.Unread, 0).Add(b => b.Here, "/"));
        Assert.Equal("Notifications", bell.Find("summary").GetAttribute("aria-label"));
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Contains("Nothing yet", bell.WaitForElement(".latest").TextContent, StringComparison.Ordinal);

        bell.Render(p => p.Add(b => b.Here, "/find"));

        Assert.Empty(bell.FindAll(".latest"));
    }

    [Fact]
    public async Task The_page_shows_what_is_new_by_itself_and_reads_all()
    {
        await using var screen = Screen(Cast.Tomas);
        var page = screen.Render<NotificationsPage>();
        Assert.Contains("Nothing yet", page.Markup, StringComparison.Ordinal);

        await TellAsync(NoticeKind.RequestReceived);
        World.Get<LiveTopics>().Announce(Topic.Member(Cast.Tomas));
        Assert.Contains("Read the request and answer it.", page.WaitForElement("a.line.unread").TextContent, StringComparison.Ordinal);
        Assert.Equal("Unread (1)", page.FindAll("nav.seg a")[1].TextContent);

        await page.FindAll("button").Single(b => b.TextContent == "Mark all as read").ClickAsync();
        await PaceAsync(() => page.FindAll("a.line.unread").Count == 0);
    }

    /// <summary>Lets the pause between two readings of a live page pass, whenever it begins.</summary>
    private async Task PaceAsync(Func<bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!until())
        {
            World.Time.Advance(TimeSpan.FromSeconds(1));
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    [Fact]
    public async Task Only_the_unread_are_listed_when_the_address_says_so()
    {
        await TellAsync(NoticeKind.RequestReceived);
        await Commands.ReadAllAsync(Cast.Tomas, default);
        await using var screen = Screen(Cast.Tomas);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo("/notifications?show=unread");

        Assert.Contains("You have read everything", screen.Render<NotificationsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_choice_is_saved_as_it_is_made()
    {
        await using var screen = Screen(Cast.Tomas);
        var page = screen.Render<PreferencesPage>();
        Assert.Contains("Our mails come from", page.Markup, StringComparison.Ordinal);

        await page.FindAll("input[name=Silence]")[2].ChangeAsync("on");
        page.WaitForAssertion(() => Assert.Equal(["Saved"], page.FindAll("[role=status]").Select(s => s.TextContent).Where(s => s.Length > 0)));
        await page.Find("[role=switch]").ChangeAsync(false);

        var chosen = await World.Get<PreferenceQueries>().OfAsync(Cast.Tomas, default);
        Assert.Equal((MailChoice.Off, MailChoice.AtOnce, false), (chosen.Silence, chosen.Requests, chosen.FirstLine));
    }

    private LivePage Screen(MemberId member)
    {
        var screen = new LivePage();
        screen.Services.AddSingleton<TimeProvider>(World.Time);
        screen.Services.AddSingleton(World.Get<LiveTopics>());
        screen.Services.AddSingleton(World.Get<NoticeQueries>());
        screen.Services.AddSingleton(Commands);
        screen.Services.AddSingleton(World.Get<PreferenceQueries>());
        screen.Services.AddSingleton(Preferences);
        screen.Services.AddSingleton(World.Get<MailSender>());
        screen.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        screen.RenderTree.Add<CascadingValue<Viewer>>(p => p.Add(c => c.Value, Viewer(member)));
        return screen;
    }

    private static Viewer Viewer(MemberId member) => new(member, "Tomas Kowalski", true, false, ProgrammeRole.Mentor, false, TimeZoneInfo.Utc, null);
}
