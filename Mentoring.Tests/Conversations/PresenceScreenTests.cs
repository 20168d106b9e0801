using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Conversations;

/// <summary>What Priya's screen says of whether Tomas is here.</summary>
public sealed class PresenceScreenTests : IDisposable
{
    private readonly LivePage _browser = new();
    private readonly Presence _presence;

    public PresenceScreenTests()
    {
        var live = new LiveTopics(TimeProvider.System, NullLogger<LiveTopics>.Instance);
        _presence = new Presence(live, TimeProvider.System);
        _browser.Services.AddSingleton(live).AddSingleton(_presence);
        _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void The_header_says_that_somebody_is_online_before_their_headline()
    {
        var line = Draw<PresenceLine>(p => p.Add(l => l.Of, Cast.Tomas).Add(l => l.Then, "Audit partner"));
        Assert.Equal("Audit partner", line.Find(".here").TextContent);

        _presence.Come(Cast.Tomas);

        line.WaitForAssertion(() => Assert.Equal("Online · Audit partner", line.Find(".here").TextContent));
    }

    [Fact]
    public void A_face_has_a_dot_with_a_word_for_those_who_do_not_see_it()
    {
        var face = Draw<PresentFace>(p => p.Add(f => f.Of, Cast.Tomas).Add(f => f.Name, "Tomas Kowalski"));
        Assert.Empty(face.FindAll(".dot"));

        _presence.Come(Cast.Tomas);

        face.WaitForAssertion(() => Assert.Single(face.FindAll(".dot")));
        Assert.Equal("Online", face.Find(".sr").TextContent);
    }

    [Fact]
    public void Writing_is_said_politely_in_a_place_that_is_always_there()
    {
        var conversation = ConversationId.New();
        _presence.Come(Cast.Tomas);
        var line = Draw<TypingLine>(p => p.Add(l => l.In, conversation).Add(l => l.Of, Cast.Tomas).Add(l => l.Name, "Tomas"));
        Assert.Empty(line.Find("[aria-live=polite]").TextContent);

        _presence.Type(conversation, Cast.Tomas);
        line.WaitForAssertion(() => Assert.Equal("Tomas is writing…", line.Find("[aria-live=polite]").TextContent));

        _presence.StopTyping(conversation, Cast.Tomas);
        line.WaitForAssertion(() => Assert.Empty(line.Find("[aria-live=polite]").TextContent));
    }

    [Fact]
    public void People_whom_a_block_keeps_apart_see_nothing_of_each_other()
    {
        var conversation = ConversationId.New();
        _presence.Come(Cast.Tomas);
        _presence.Type(conversation, Cast.Tomas);
        HashSet<MemberId> apart = [Cast.Tomas];

        Assert.Empty(Draw<PresenceLine>(p => p.Add(l => l.Of, Cast.Tomas), apart).Find(".here").TextContent);
        Assert.Empty(Draw<PresentFace>(p => p.Add(f => f.Of, Cast.Tomas).Add(f => f.Name, "Tomas Kowalski"), apart).FindAll(".dot"));
        Assert.Empty(Draw<TypingLine>(p => p.Add(l => l.In, conversation).Add(l => l.Of, Cast.Tomas).Add(l => l.Name, "Tomas"), apart).Find("p").TextContent);
    }

    public void Dispose() => _browser.Dispose();

    private IRenderedComponent<T> Draw<T>(Action<ComponentParameterCollectionBuilder<T>> with, IReadOnlySet<MemberId>? apart = null)
        where T : IComponent => _browser.Render<T>(p =>
        {
            p.AddCascadingValue(new Viewer(Cast.Priya, "Priya", false, true, ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null) { Apart = apart ?? new HashSet<MemberId>() });
            with(p);
        });
}
