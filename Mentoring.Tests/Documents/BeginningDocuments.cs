using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Members;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Documents;

/// <summary>How sheets come to be: once where one is meant, and as copies that are told apart.</summary>
public abstract class BeginningDocuments(Provider provider) : DocumentSuite(provider)
{
    [Fact]
    public async Task Asked_by_both_and_at_once_one_sheet_is_begun_and_both_come_to_it()
    {
        var come = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Commands.BeginOnceAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, Pair, DocumentKind.Swot, default))));

        Assert.Single(come.Select(c => c.Value).Distinct());
        Assert.Equal(1, await World.ReadAsync(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task However_many_are_begun_at_once_there_are_never_more_than_the_most()
    {
        await World.SaveAsync(async db => await db.AddRangeAsync(Enumerable.Range(0, DocumentCommands.MostDocuments - 2)
            .Select(_ => SharedDocument.Begin(DocumentId.New(), Pair, DocumentKind.Swot, Cast.Priya, shared: true, null, World.Now))));

        var come = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Commands.BeginAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, Pair, new(DocumentKind.Swot, Shared: true), default))));

        Assert.Equal(2, come.Count(c => c.Succeeded));
        Assert.All(come.Where(c => !c.Succeeded), c => Assert.Contains("200 documents", c.Problem!.Sentence, StringComparison.Ordinal));
        Assert.Equal(DocumentCommands.MostDocuments, await World.ReadAsync(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task What_the_two_share_and_use_is_come_to_before_what_is_private_or_put_away()
    {
        await BeginAsync(DocumentKind.Goal, shared: false);
        var learning = (await Commands.BeginAsync(Cast.Tomas, Pair, new(DocumentKind.Goal, Shared: false), default)).Value;
        Assert.True((await Commands.ShareAsync(Cast.Tomas, learning, default)).Succeeded);
        var first = (await Commands.BeginOnceAsync(Cast.Tomas, Pair, DocumentKind.Goal, default)).Value;
        Assert.NotEqual(learning, first);
        Assert.Equal(3, await World.ReadAsync(db => db.Documents.CountAsync()));

        var second = await BeginAsync(DocumentKind.Goal);
        Assert.True((await Commands.ArchiveAsync(Cast.Priya, second, true, default)).Succeeded);
        Assert.Equal(first, (await Commands.BeginOnceAsync(Cast.Priya, Pair, DocumentKind.Goal, default)).Value);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("blocked")]
    public async Task Nothing_is_begun_by_a_stranger_or_once_it_is_over(string how)
    {
        Assert.IsType<NotFound>((await Commands.BeginOnceAsync(Cast.George, Pair, DocumentKind.Swot, default)).Problem);

        await EndAsync(how, default);

        Assert.IsType<NoLongerTogether>((await Commands.BeginOnceAsync(Cast.Priya, Pair, DocumentKind.Swot, default)).Problem);
        Assert.Equal(0, await World.ReadAsync(db => db.Documents.CountAsync()));
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("blocked")]
    public async Task Nothing_is_begun_in_what_is_over_by_then(string how)
    {
        var late = new DocumentCommands(
            new ComesAfter(World, () => EndAsync(how, default)), World.Get<LiveTopics>(), World.Get<DocumentWriter>(), World.Get<DocumentTails>(), Queries, World.Time);

        Assert.IsType<NoLongerTogether>((await late.BeginOnceAsync(Cast.Priya, Pair, DocumentKind.Swot, default)).Problem);

        Assert.Equal(0, await World.ReadAsync(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task The_overview_tells_who_wrote_last_while_it_happens()
    {
        var sheet = await BeginAsync(DocumentKind.GStar);
        await WriteAsync(Cast.Priya, sheet, 0, TextEdit.Replace(0, 0, 0, "Ask"));
        await using var priya = new Screen(World, await World.MemberAsync(Cast.Priya), ProgrammeRole.Mentee);
        var page = priya.Open(Pair);
        page.WaitForAssertion(() => Assert.Contains("you wrote", page.Markup, StringComparison.Ordinal));

        await WriteAsync(Cast.Tomas, sheet, 1, TextEdit.Replace(3, 3, 0, " Jin"));

        page.WaitForAssertion(() =>
        {
            World.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Contains("Tomas wrote", page.Markup, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_tool_is_done_in_the_first_conversation_once_something_is_written_and_that_is_told()
    {
        var empty = await BeginAsync(DocumentKind.Swot);
        var steps = await World.Get<FirstStepsQueries>().OfAsync(Cast.Tomas, Pair, default);
        Assert.Equal(empty, steps!.Begun[DocumentKind.Swot]);
        Assert.Empty(steps.Written);

        var told = 0;
        using var watching = World.Get<LiveTopics>().Subscribe([Topic.Documents(Pair)], Pacing.Prompt, () =>
        {
            Interlocked.Increment(ref told);
            return Task.CompletedTask;
        });
        Assert.True((await Commands.ChangeAsync(Cast.Priya, empty, new AddItem(ItemId.New(), Swot.Threats, Rank.Between(null, null)), default)).Succeeded);

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref told) > 0, TimeSpan.FromSeconds(10)));
        Assert.Equal(DocumentKind.Swot, Assert.Single((await World.Get<FirstStepsQueries>().OfAsync(Cast.Tomas, Pair, default))!.Written));
    }

    [Fact]
    public async Task The_overview_shows_the_newest_in_use_that_the_viewer_sees()
    {
        var put = await BeginAsync(DocumentKind.Swot);
        var (older, own) = (await BeginAsync(DocumentKind.GStar), await BeginAsync(DocumentKind.Goal, shared: false));
        World.Time.Advance(TimeSpan.FromMinutes(1));
        var newer = await BeginAsync(DocumentKind.Swot);
        World.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, older, Titled("Who decides"), default)).Succeeded);
        Assert.True((await Commands.ArchiveAsync(Cast.Priya, put, true, default)).Succeeded);

        var (mine, theirs) = (await LatelyAsync(Cast.Priya), await LatelyAsync(Cast.Tomas));

        Assert.Equal([(older, false, true), (newer, true, true), (own, true, false)], mine.Select(s => (s.Id, s.LastByMe, s.Shared)));
        Assert.Equal([(older, true, true), (newer, false, true)], theirs.Select(s => (s.Id, s.LastByMe, s.Shared)));
        Assert.Equal(("Who decides", "Untitled SWOT"), (theirs[0].Name, theirs[1].Name));
        Assert.Empty(await LatelyAsync(Cast.George));
    }

    [Fact]
    public async Task A_copy_has_all_that_is_written_and_a_title_of_its_own()
    {
        var first = await BeginAsync(DocumentKind.GStar);
        await Commands.ChangeAsync(Cast.Priya, first, Titled("Who decides"), default);
        await WriteAsync(Cast.Tomas, first, 1, TextEdit.Replace(0, 0, 0, "Ask"));

        var titles = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var copy = await Commands.BeginAsync(Cast.Tomas, Pair, new(DocumentKind.GStar, Shared: true, new(first, Item: null)), default);
            Assert.Equal("Ask", await TextAsync(copy.Value));
            titles.Add((await Queries.HeadAsync(Cast.Priya, copy.Value, default)).Value.Row.Title);
        }

        Assert.Equal(["Who decides (copy)", "Who decides (copy 2)"], titles);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddMatching().AddRelationships(configuration);
    }

    private Task<IReadOnlyList<SheetWritten>> LatelyAsync(MemberId viewer) => World.Get<RelationshipQueries>().WrittenLatelyAsync(viewer, Pair, 3, default);

    /// <summary>A database that is come to just after somebody else did something in it.</summary>
    private sealed class ComesAfter(World world, Func<Task> somebodyElse) : IDbContextFactory<MentoringDb>
    {
        private Func<Task>? _first = somebodyElse;

        public MentoringDb CreateDbContext()
        {
            Interlocked.Exchange(ref _first, null)?.Invoke().GetAwaiter().GetResult();
            return world.Get<IDbContextFactory<MentoringDb>>().CreateDbContext();
        }
    }
}

public sealed class SqliteBeginningDocumentsTests() : BeginningDocuments(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresBeginningDocumentsTests() : BeginningDocuments(Provider.Postgres);
