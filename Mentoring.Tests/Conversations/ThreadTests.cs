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
public sealed class ThreadTests : ProviderSuite
{
    private readonly BunitContext _browser = new();
    private readonly Door _door = new();
    private ConversationId _conversation;

    public ThreadTests() : base(Provider.Sqlite)
    {
    }

    [Fact]
    public async Task A_message_is_shown_as_sending_and_then_as_sent()
    {
        var screen = Screen();
        _door.Close();

        var sending = HandOver(screen, MessageId.New(), "Shall we begin?");
        screen.WaitForAssertion(() => Assert.Equal(["Shall we begin?", "Sending"], LastLine(screen)));
        _door.Open();

        Assert.True(await sending);
        screen.WaitForAssertion(() => Assert.Equal(["Shall we begin?", $"Sent 09:00"], LastLine(screen)));
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_goes_back_to_the_composer_with_a_way_to_try_again()
    {
        var screen = Screen();
        var id = MessageId.New();
        _door.Break();

        Assert.False(await HandOver(screen, id, "Shall we begin?"));
        Assert.DoesNotContain("Shall we begin?", screen.Markup, StringComparison.Ordinal);
        Assert.Contains("Your text is kept", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("submit", screen.FindAll("[role=alert] button").Single(b => b.TextContent == "Try again").GetAttribute("type"));
        _door.Open();

        Assert.True(await HandOver(screen, id, "Shall we begin?"));
        Assert.Empty(screen.FindAll("[role=alert]"));
        Assert.Equal("Shall we begin?", LastLine(screen)[0]);
    }

    [Fact]
    public async Task A_refused_message_says_why()
    {
        var screen = Screen();

        Assert.False(await HandOver(screen, MessageId.New(), new string('a', 4001)));

        Assert.Contains("4,001", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_handed_over_twice_is_shown_and_stored_once()
    {
        var screen = Screen();
        var id = MessageId.New();
        _door.Close();

        var (first, second) = (HandOver(screen, id, "Once"), HandOver(screen, id, "Once"));
        _door.Open();

        Assert.True(await first && await second);
        Assert.Single(screen.FindAll(".me"));
        Assert.Equal(2, (await World.ReadAsync(db => db.Messages.CountAsync())));
    }

    [Fact]
    public async Task What_the_other_person_writes_appears_and_counts_as_read_once_it_is_looked_at()
    {
        var screen = Screen();
        await World.Get<ConversationCommands>().SendAsync(Cast.Tomas, _conversation, new Outgoing(MessageId.New(), "Bring your <b>SWOT</b>"), default);

        screen.WaitForAssertion(() => Assert.Equal("Bring your <b>SWOT</b>", LastLine(screen)[0]));
        Assert.Equal(2, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
        await screen.InvokeAsync(() => screen.Instance.VisibleAsync(true));
        Assert.Equal(0, await World.Get<ConversationQueries>().UnreadAsync(Cast.Priya, default));
    }

    [Fact]
    public void Where_nothing_can_be_written_a_sentence_stands_in_place_of_the_composer()
    {
        var screen = Screen("Tomas does not take part at the moment.");

        Assert.Empty(screen.FindAll("textarea"));
        Assert.Equal("Tomas does not take part at the moment.", screen.Find("[role=status]").TextContent);
        Assert.Equal("Welcome", LastLine(screen)[0]);
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _conversation = (await World.Get<ConversationCommands>().WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), "Welcome"), default)).Value.Conversation;
        _door.Contexts = World.Get<IDbContextFactory<MentoringDb>>();
        _browser.JSInterop.Mode = JSRuntimeMode.Loose;
        _browser.Services.AddSingleton<TimeProvider>(World.Time).AddSingleton(World.Get<LiveTopics>()).AddSingleton(World.Get<Presence>()).AddSingleton(World.Get<ConversationQueries>())
            .AddSingleton(new ConversationCommands(
                _door,
                World.Get<LiveTopics>(),
                new MessageWriter(_door, World.Get<LiveTopics>(), World.Get<ConversationTails>(), World.Time, World.Get<IOptionsMonitor<MessagingOptions>>(), NullLogger<MessageWriter>.Instance),
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

    private IRenderedComponent<Thread> Screen(string? whyNot = null)
    {
        _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
        var screen = _browser.Render<Thread>(p => p
            .AddCascadingValue(new Viewer(Cast.Priya, "Priya", false, true, Core.Members.ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null))
            .Add(t => t.ViewerId, Cast.Priya.Value).Add(t => t.OtherId, Cast.Tomas.Value)
            .Add(t => t.ConversationId, _conversation.Value).Add(t => t.Name, "Tomas").Add(t => t.WhyNot, whyNot));
        screen.WaitForAssertion(() => Assert.Equal("Welcome", LastLine(screen)[0]));
        return screen;
    }

    private static Task<bool> HandOver(IRenderedComponent<Thread> screen, MessageId id, string text)
    {
        var composer = screen.FindComponent<Composer>().Instance;
        return screen.InvokeAsync(() => composer.DeliverAsync(id.Value, text, null));
    }

    /// <summary>The text of the last line and what is noted under it.</summary>
    private static string[] LastLine(IRenderedComponent<Thread> screen)
    {
        var line = screen.FindAll(".line")[^1];
        var said = line.QuerySelector(".bubble")!;
        return [said.TextContent[said.QuerySelector(".sr")!.TextContent.Length..], line.QuerySelector(".state")?.TextContent ?? string.Empty];
    }

    /// <summary>The way to the database, which the test holds shut or breaks.</summary>
    private sealed class Door : IDbContextFactory<MentoringDb>
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
