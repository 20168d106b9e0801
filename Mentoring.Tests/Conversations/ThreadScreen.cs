using System.Globalization;
using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Programme;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
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
    private readonly BunitContext _browser = new();
    private CircuitPresence? _circuit;

    protected ThreadScreen() : base(Provider.Sqlite)
    {
    }

    protected Door Way { get; } = new();

    protected CircuitPresence Circuit => _circuit ??= new(World.Get<Presence>());

    protected ConversationId Conversation { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Conversation = (await World.Get<ConversationCommands>().WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Welcome"), default)).Value.Conversation;
        Way.Contexts = World.Get<IDbContextFactory<MentoringDb>>();
        _browser.JSInterop.Mode = JSRuntimeMode.Loose;
        _browser.Services.AddSingleton<TimeProvider>(World.Time).AddSingleton(World.Get<LiveTopics>()).AddSingleton(World.Get<Presence>()).AddSingleton(Circuit).AddSingleton(World.Get<ConversationQueries>())
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
    }

    public override async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddSingleton<Presence>().AddConversations(configuration);

    protected IRenderedComponent<Thread> Screen(string? whyNot = null)
    {
        _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
        var screen = _browser.Render<Thread>(p => p
            .AddCascadingValue(new Viewer(Cast.Priya, "Priya", false, true, Core.Members.ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null))
            .Add(t => t.ViewerId, Cast.Priya.Value).Add(t => t.OtherId, Cast.Tomas.Value)
            .Add(t => t.ConversationId, Conversation.Value).Add(t => t.Name, "Tomas").Add(t => t.WhyNot, whyNot));
        screen.WaitForAssertion(() => Assert.Equal("Welcome", LastLine(screen)[0]));
        return screen;
    }

    /// <summary>What every page of Priya's takes in.</summary>
    protected UnsentMessages Elsewhere() => _browser.Render<UnsentMessages>(p => p
        .Add(u => u.Viewer, new Viewer(Cast.Priya, "Priya", false, true, Core.Members.ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null))).Instance;

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

    /// <summary>The way to the database, which the test holds shut or breaks.</summary>
    protected sealed class Door : IDbContextFactory<MentoringDb>
    {
        private TaskCompletionSource _open = Opened();

        public IDbContextFactory<MentoringDb> Contexts { get; set; } = null!;

        public void Close() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Break()
        {
            Close();
            _open.SetException(new InvalidOperationException("The database is away."));
        }

        public void Open()
        {
            _open.TrySetResult();
            _open = Opened();
        }

        public MentoringDb CreateDbContext() => Contexts.CreateDbContext();

        public async Task<MentoringDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await _open.Task;
            return await Contexts.CreateDbContextAsync(cancellationToken);
        }

        private static TaskCompletionSource Opened()
        {
            var opened = new TaskCompletionSource();
            opened.SetResult();
            return opened;
        }
    }
}
