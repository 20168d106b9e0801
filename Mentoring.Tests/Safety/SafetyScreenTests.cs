using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Safety;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Safety;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Safety;

/// <summary>What Priya reports and whom she blocks, while the database is away for a moment or she presses twice.</summary>
public sealed class SafetyScreenTests() : ProviderSuite(Provider.Sqlite)
{
    private const string Sorry = "That did not work just now. Try again in a moment.";

    private readonly LivePage _browser = new();
    private readonly Door _reads = new();
    private readonly Door _reports = new();
    private readonly Door _blocks = new();
    private int _closed;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _reads.Contexts = _reports.Contexts = _blocks.Contexts = World.Get<IDbContextFactory<MentoringDb>>();
        _browser.JSInterop.Mode = JSRuntimeMode.Loose;
        _browser.Services.AddSingleton<TimeProvider>(World.Time).AddSingleton(World.Get<LiveTopics>()).AddSingleton(new BlockQueries(_reads))
            .AddSingleton(new BlockCommands(_blocks, World.Get<LiveTopics>(), World.Time)).AddSingleton(new ReportCommands(_reports, World.Time));
        _browser.Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    public override async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_report_that_cannot_be_stored_keeps_its_words_and_is_sent_the_next_time()
    {
        var dialog = WrittenReport();
        _reports.Break();

        await dialog.Find("form").SubmitAsync();
        Assert.Equal((Sorry, "Asked me out twice."), (dialog.Alerts(), dialog.Find("textarea").GetAttribute("value")));
        _reports.Open();
        await dialog.Find("form").SubmitAsync();

        Assert.Contains("Thank you", dialog.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Asked me out twice.", Assert.Single(await ReportsAsync()).Words);
    }

    [Fact]
    public async Task A_report_sent_twice_before_it_is_answered_is_one_report()
    {
        var dialog = WrittenReport();
        _reports.Close();

        var pressed = new[] { dialog.Find("form").SubmitAsync(), dialog.Find("form").SubmitAsync() };
        _reports.Open();
        await Task.WhenAll(pressed);

        Assert.Single(await ReportsAsync());
    }

    [Fact]
    public async Task When_only_the_block_fails_the_report_is_thanked_for_and_blocking_is_offered_again()
    {
        var dialog = WrittenReport();
        await dialog.Find("input[type=checkbox]").ChangeAsync(true);
        _blocks.Break();

        await dialog.Find("form").SubmitAsync();
        Assert.Contains("Thank you", dialog.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tomas is not blocked.", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal(Sorry, dialog.Alerts());
        _blocks.Open();
        await dialog.Button("Block Tomas").ClickAsync();

        Assert.Equal((true, string.Empty), (await IsBlockedAsync(), dialog.Alerts()));
        Assert.Single(await ReportsAsync());
    }

    [Theory]
    [InlineData(false, Sorry)]
    [InlineData(true, "This person is not here any more.")]
    public async Task A_report_of_somebody_who_cannot_be_found_says_so_and_can_be_closed(bool read, string said)
    {
        if (!read)
            _reads.Break();

        var dialog = Draw<ReportDialog>(p => p.Add(d => d.PersonId, MemberId.New().Value).Add(d => d.Closed, () => _closed++));

        dialog.WaitForAssertion(() => Assert.Equal(said, dialog.Alerts()));
        await dialog.Button("Close").ClickAsync();
        Assert.Equal(1, _closed);
    }

    [Fact]
    public async Task A_block_that_fails_is_said_and_done_the_next_time_once_however_often_one_presses()
    {
        var dialog = Draw<BlockDialog>(p => p
            .Add(d => d.PersonId, Cast.Tomas.Value).Add(d => d.Person, new PersonStanding("Tomas Novák", "Tomas", false, [])).Add(d => d.Closed, () => _closed++));
        _blocks.Break();
        await dialog.Button("Block").ClickAsync();
        Assert.Equal((Sorry, 0), (dialog.Alerts(), _closed));

        _blocks.Close();
        var pressed = new[] { dialog.Button("Block").ClickAsync(), dialog.Button("Block").ClickAsync() };
        _blocks.Open();
        await Task.WhenAll(pressed);

        Assert.Equal((true, 1), (await IsBlockedAsync(), _closed));
    }

    [Theory]
    [InlineData(false, Sorry)]
    [InlineData(true, "This changed while you were looking at it. Nothing was saved; here is how it is now.")]
    public async Task Unblocking_from_the_menu_says_why_it_did_not_work(bool meanwhile, string said)
    {
        await BlockAsync();
        var menu = Draw<SafetyMenu>(p => p.Add(m => m.PersonId, Cast.Tomas.Value));
        _blocks.Break(meanwhile ? new DbUpdateConcurrencyException() : new InvalidOperationException("The database is away."));

        await menu.Button("Unblock Tomas").ClickAsync();
        Assert.Equal(said, menu.Alerts());
        _blocks.Open();
        await menu.Button("Unblock Tomas").ClickAsync();

        Assert.Equal((false, string.Empty), (await IsBlockedAsync(), menu.Alerts()));
    }

    [Fact]
    public async Task Unblocking_from_the_list_says_that_it_did_not_work_and_keeps_the_list()
    {
        await BlockAsync();
        var page = Draw<BlockedPage>(p => { });
        _blocks.Break();

        await page.Button("Unblock").ClickAsync();
        Assert.Equal(Sorry, page.Alerts());
        _blocks.Open();
        await page.Button("Unblock").ClickAsync();

        Assert.Contains("You have blocked nobody", page.Markup, StringComparison.Ordinal);
        Assert.Equal((false, string.Empty), (await IsBlockedAsync(), page.Alerts()));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<LiveTopics>();

    private IRenderedComponent<ReportDialog> WrittenReport()
    {
        var dialog = Draw<ReportDialog>(p => p.Add(d => d.PersonId, Cast.Tomas.Value).Add(d => d.Closed, () => _closed++));
        dialog.WaitForElement("input[type=radio]").Change("on");
        dialog.Find("textarea").Input("Asked me out twice.");
        return dialog;
    }

    private IRenderedComponent<T> Draw<T>(Action<ComponentParameterCollectionBuilder<T>> with)
        where T : IComponent => _browser.Render<T>(p =>
        {
            p.AddCascadingValue(new Viewer(Cast.Priya, "Priya", false, true, ProgrammeRole.Mentee, false, TimeZoneInfo.Utc, null));
            with(p);
        });

    private async Task BlockAsync() => Assert.True((await _browser.Services.GetRequiredService<BlockCommands>().BlockAsync(Cast.Priya, Cast.Tomas, default)).Succeeded);

    private async Task<bool> IsBlockedAsync() => (await new BlockQueries(_reads).OfAsync(Cast.Priya, Cast.Tomas, default))!.Blocked;

    private Task<List<Report>> ReportsAsync() => World.ReadAsync(db => db.Reports.ToListAsync());
}
