using System.Globalization;
using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Mentoring.Web.Safety;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Thread = Mentoring.Web.Features.Conversations.Thread;

namespace Mentoring.Tests.Conversations;

/// <summary>A conversation on Priya's screen. The composer's script is played by the test, which hands messages over as it would.</summary>
public abstract class ThreadScreen : ProviderSuite
{
    private readonly ReadingConnections _reading;
    private CircuitPresence? _circuit;

    protected ThreadScreen() : base(Provider.Sqlite) => _reading = new(Reads);

    protected static Viewer Priya { get; } = new(Cast.Priya, "Priya", false, true, Core.Members.ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null);

    protected LivePage Browser { get; } = new();

    /// <summary>The way to the database for what is written.</summary>
    protected Door Way { get; } = new();

    /// <summary>The way to the database for what is read.</summary>
    protected Door Reads { get; } = new();

    protected CircuitPresence Circuit => _circuit ??= new(World.Get<Presence>());

    protected ConversationId Conversation { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Conversation = (await World.Get<ConversationCommands>().WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Welcome"), default)).Value.Conversation;
        Way.Contexts = Reads.Contexts = World.Get<IDbContextFactory<MentoringDb>>();
        Browser.JSInterop.Mode = JSRuntimeMode.Loose;
        Browser.Services.AddSingleton<TimeProvider>(World.Time).AddSingleton(World.Get<LiveTopics>()).AddSingleton(World.Get<Presence>()).AddSingleton(Circuit)
            .AddSingleton(new BlockQueries(Reads)).AddSingleton(new BlockCommands(Way, World.Get<LiveTopics>(), World.Time)).AddSingleton(new ReportCommands(Way, World.Time))
            .AddSingleton(new ConversationQueries(Reads, _reading, World.Get<ConversationTails>(), World.Time, World.Get<IOptionsMonitor<ProgrammeOptions>>()))
            .AddSingleton(new ConversationCommands(
                Way,
                World.Get<ReadingConnections>(),
                World.Get<LiveTopics>(),
                new MessageWriter(Way, World.Get<LiveTopics>(), World.Get<ConversationTails>(), World.Time, World.Get<IOptionsMonitor<MessagingOptions>>(), NullLogger<MessageWriter>.Instance),
                World.Get<ConversationTails>(),
                World.Get<SendLimit>(),
                World.Time,
                World.Get<IOptionsMonitor<ProgrammeOptions>>(),
                World.Get<IOptionsMonitor<MessagingOptions>>()));
        Browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    public override async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await _reading.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<Presence>().AddConversations(configuration);

    protected IRenderedComponent<Thread> Screen(string? whyNot = null)
    {
        var screen = Draw(Cast.Tomas, Conversation, whyNot);
        screen.WaitForAssertion(() => Assert.NotEmpty(screen.FindAll("[data-line]")));
        return screen;
    }

    /// <summary>What every page of Priya's takes in.</summary>
    protected UnsentMessages Elsewhere() => Browser.Render<UnsentMessages>(p => p.Add(u => u.Viewer, Priya)).Instance;

    /// <summary>The conversation with somebody to whom nothing was written yet.</summary>
    protected IRenderedComponent<Thread> EmptyScreen(MemberId other) => Draw(other, null, null);

    /// <summary>From now on nothing is read any more, also not on connections that were kept, until the way is open again.</summary>
    protected async Task BreakReadingAsync()
    {
        await _reading.DisposeAsync();
        Reads.Break();
    }

    protected static Task<string[]> HandOver(IRenderedComponent<Thread> screen, MessageId id, string text, MessageId? quotes = null, bool edits = false)
    {
        var composer = screen.FindComponent<Composer>().Instance;
        return screen.InvokeAsync(() => composer.DeliverAsync(new(id.Value, text, quotes?.Value, Edits: edits)));
    }

    /// <summary>What is offered for a message, or for the first one.</summary>
    protected static async Task<List<string>> ChoicesAsync(IRenderedComponent<Thread> screen, MessageId? id)
    {
        var line = id is { } own ? $"[data-line='{own.Value}']" : "[data-line]";
        await screen.InvokeAsync(() => screen.Instance.Open(int.Parse(screen.Find(line).GetAttribute("data-sequence")!, CultureInfo.InvariantCulture)));
        return [.. screen.FindAll($"{line} .acts .card button").Select(b => b.TextContent.Trim())];
    }

    /// <summary>The text of the last line and what is noted under it.</summary>
    protected static string[] LastLine(IRenderedComponent<Thread> screen)
    {
        var line = screen.FindAll("[data-line]")[^1];
        var said = line.QuerySelector(".bubble")!;
        return [said.QuerySelector(".words")!.TextContent, line.QuerySelector(".state")?.TextContent ?? string.Empty];
    }

    private IRenderedComponent<Thread> Draw(MemberId other, ConversationId? conversation, string? whyNot) => Browser.Render<Thread>(p => p
        .AddCascadingValue(Priya)
        .Add(t => t.ViewerId, Cast.Priya.Value).Add(t => t.OtherId, other.Value)
        .Add(t => t.ConversationId, conversation?.Value).Add(t => t.Name, "Tomas").Add(t => t.WhyNot, whyNot));
}
