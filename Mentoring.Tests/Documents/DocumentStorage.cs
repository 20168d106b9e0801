using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Documents;

/// <summary>Priya and Tomas, who work together, and what they fill in.</summary>
public abstract class DocumentStorage(Provider provider) : ProviderSuite(provider)
{
    private RelationshipId _pair;

    private DocumentCommands Commands => World.Get<DocumentCommands>();

    private DocumentQueries Queries => World.Get<DocumentQueries>();

    [Fact]
    public async Task What_two_write_at_once_in_one_text_comes_out_the_same_everywhere()
    {
        var id = await BeginAsync(DocumentKind.GStar);
        await WriteAsync(Cast.Priya, id, 0, [.. Words("shared")]);

        var at = await Queries.ContentAsync(Cast.Priya, id, default);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => WriteAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, id, at.Value.Revision, TextEdit.Replace(6, n % 7, 0, $"{n % 10}"))));

        Assert.All(answers, a => Assert.True(a.Succeeded, a.Problem?.Sentence));
        Assert.Equal(Enumerable.Range(at.Value.Revision + 1, 40), answers.Select(a => a.Value).Order());
        var text = await TextAsync(id);
        Assert.Equal(46, text.Length);
        Assert.Equal("shared", string.Concat(text.Where(char.IsAsciiLetter)));
        Assert.Equal(text, Replayed(await LogAsync(id), DocumentKind.GStar).Text(GStar.Goals));
    }

    [Fact]
    public async Task The_same_change_made_again_is_made_once_and_answered_as_before()
    {
        var id = await BeginAsync(DocumentKind.GStar);
        var change = new Change(ChangeId.New(), 0, new EditText(GStar.Goals, TextEdit.Replace(0, 0, 0, "once")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Commands.ChangeAsync(Cast.Priya, id, change, default)));
        var later = await Commands.ChangeAsync(Cast.Priya, id, change, default);

        Assert.All([.. answers, later], a => Assert.Equal(1, a.Value));
        Assert.Equal("once", await TextAsync(id));
        Assert.IsType<MalformedOperation>((await Commands.ChangeAsync(Cast.Tomas, id, change, default)).Problem);
    }

    [Fact]
    public async Task A_change_that_fits_nothing_is_refused_and_changes_nothing()
    {
        var id = await BeginAsync(DocumentKind.Swot);
        DocumentOperation[] wrong =
        [
            new EditText(GStar.Goals, TextEdit.Replace(0, 0, 0, "x")), new EditText(DocumentShape.Title, TextEdit.Replace(5, 0, 0, "x")),
            new EditText(DocumentShape.Title, TextEdit.Replace(0, 0, 0, new string('x', 121))), new MoveItem(ItemId.New(), Swot.Threats, Rank.Between(null, null)),
            new AddItem(ItemId.New(), GStar.Actions, Rank.Between(null, null)), new SetValue(Goal.Due, "2027-01-01"),
        ];

        foreach (var operation in wrong)
            Assert.False((await Commands.ChangeAsync(Cast.Priya, id, operation, default)).Succeeded);
        Assert.IsType<OutOfStep>((await Commands.ChangeAsync(Cast.Priya, id, new Change(ChangeId.New(), 7, new RemoveItem(ItemId.New())), default)).Problem);
        Assert.IsType<OutOfStep>((await Commands.ChangeAsync(Cast.Priya, id, new Change(ChangeId.New(), -2000, new RemoveItem(ItemId.New())), default)).Problem);
        Assert.Empty(await LogAsync(id));
    }

    [Fact]
    public async Task Nobody_but_the_two_sees_or_writes_and_private_is_private()
    {
        var open = await BeginAsync(DocumentKind.Swot);
        var own = await BeginAsync(DocumentKind.Swot, shared: false);

        foreach (var (who, id) in new[] { (Cast.George, open), (Cast.Morgan, open), (Cast.Amara, open), (Cast.Tomas, own) })
        {
            Assert.IsType<NotFound>((await Queries.HeadAsync(who, id, default)).Problem);
            Assert.IsType<NotFound>((await Queries.ContentAsync(who, id, default)).Problem);
            Assert.IsType<NotFound>((await Queries.SinceAsync(who, id, 0, default)).Problem);
            Assert.IsType<NotFound>((await Commands.ChangeAsync(who, id, Titled("mine"), default)).Problem);
            Assert.IsType<NotFound>((await Commands.ArchiveAsync(who, id, true, default)).Problem);
        }

        Assert.IsType<NotFound>((await Commands.BeginAsync(Cast.George, _pair, new(DocumentKind.Goal, true), default)).Problem);
        Assert.Single(await Queries.ListAsync(Cast.Tomas, _pair, default));
        Assert.IsType<NotFound>((await Commands.ShareAsync(Cast.Tomas, own, default)).Problem);
        Assert.True((await Commands.ShareAsync(Cast.Priya, own, default)).Succeeded);
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, own, Titled("ours"), default)).Succeeded);
    }

    [Fact]
    public async Task Whoever_has_read_it_from_memory_is_asked_for_their_right_as_well()
    {
        var own = await BeginAsync(DocumentKind.Swot, shared: false);
        Assert.True((await Commands.ChangeAsync(Cast.Priya, own, Titled("secret"), default)).Succeeded);

        Assert.IsType<NotFound>((await Queries.SinceAsync(Cast.Tomas, own, 0, default)).Problem);
        Assert.IsType<NotFound>((await Queries.SinceAsync(Cast.Morgan, own, 0, default)).Problem);
        Assert.Single((await Queries.SinceAsync(Cast.Priya, own, 0, default)).Value);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("blocked")]
    [InlineData("archived")]
    public async Task What_is_over_is_read_and_not_written(string how)
    {
        var id = await BeginAsync(DocumentKind.Swot);
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, Titled("Before"), default)).Succeeded);

        await EndAsync(how, id);

        var late = await Commands.ChangeAsync(Cast.Tomas, id, Titled("After"), default);
        Assert.True(late.Problem is NoLongerTogether or InTheArchive, late.Problem?.Sentence);
        Assert.Equal("Before", (await Queries.ContentAsync(Cast.Tomas, id, default)).Value.State.Text(DocumentShape.Title));
        Assert.False((await Queries.HeadAsync(Cast.Priya, id, default)).Value.MayWrite);
    }

    [Fact]
    public async Task Only_the_mentor_offers_an_observation_and_only_the_mentee_takes_it()
    {
        var id = await BeginAsync(DocumentKind.Swot);
        var note = ItemId.New();
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, new AddItem(note, Swot.Strengths, Rank.Between(null, null), Cast.Priya), default)).Succeeded);
        SetValue Judge(string? verdict) => new(new(note, Swot.Observation), verdict);

        Assert.IsType<NotYoursToDo>((await Commands.ChangeAsync(Cast.Priya, id, Judge(Swot.Offered), default)).Problem);
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, Judge(Swot.Offered), default)).Succeeded);
        Assert.IsType<NotYoursToDo>((await Commands.ChangeAsync(Cast.Tomas, id, Judge(Swot.Accepted), default)).Problem);
        Assert.True((await Commands.ChangeAsync(Cast.Priya, id, Judge(Swot.Accepted), default)).Succeeded);
        Assert.Equal(Cast.Tomas, (await Queries.ContentAsync(Cast.Priya, id, default)).Value.State.Item(note)!.By);
    }

    [Fact]
    public async Task A_long_history_opens_from_its_last_snapshot_and_at_any_revision()
    {
        var id = await BeginAsync(DocumentKind.GStar);
        for (var n = 0; n < 600; n++)
            Assert.True((await WriteAsync(Cast.Priya, id, n, TextEdit.Replace(n, n, 0, $"{n % 10}"))).Succeeded);

        Assert.Equal(2, await World.ReadAsync(db => db.DocumentSnapshots.CountAsync(s => s.DocumentId == id)));
        foreach (var revision in new[] { 0, 1, 255, 256, 257, 599, 600 })
            Assert.Equal(revision, (await Queries.ContentAsync(Cast.Tomas, id, revision, default)).Value.State.Text(GStar.Goals).Length);
    }

    [Fact]
    public async Task A_goal_tells_lists_and_its_chart_how_far_it_has_come()
    {
        var note = ItemId.New();
        var swot = await BeginAsync(DocumentKind.Swot);
        await Commands.ChangeAsync(Cast.Priya, swot, new AddItem(note, Swot.Threats, Rank.Between(null, null)), default);
        await Commands.ChangeAsync(Cast.Priya, swot, new EditText(new(note, Swot.Words), TextEdit.Replace(0, 0, 0, "Merger talks")), default);

        var goal = (await Commands.BeginAsync(Cast.Priya, _pair, new(DocumentKind.Goal, true, new(swot, note)), default)).Value;
        foreach (var (field, value) in new[] { (Goal.Target, "4"), (Goal.Current, "1"), (Goal.Due, "2027-03-01"), (Goal.Status, Goal.Word(GoalStatus.UnderWay)), (Goal.Current, "4") })
            Assert.True((await Commands.ChangeAsync(Cast.Tomas, goal, new SetValue(field, value), default)).Succeeded);

        var row = Assert.Single(await Queries.ListAsync(Cast.Tomas, _pair, default), d => d.Kind == DocumentKind.Goal);
        Assert.Equal(("Merger talks", GoalStatus.UnderWay, new DateOnly(2027, 3, 1), 100), (row.Title, row.Status!.Value, row.DueOn!.Value, row.Progress!.Value));
        var steps = await World.ReadAsync(db => db.GoalSteps.Where(s => s.DocumentId == goal).OrderBy(s => s.Revision).Select(s => s.Progress).ToListAsync());
        Assert.Equal([null, 25, 25, 100], steps);
        Assert.Equal(note, (await Queries.HeadAsync(Cast.Tomas, goal, default)).Value.Origin!.Item);
        Assert.Equal(goal, Assert.Single((await Queries.HeadAsync(Cast.Tomas, swot, default)).Value.GrewInto).Id);
    }

    [Fact]
    public async Task Two_writers_of_one_database_number_every_change_once()
    {
        var id = await BeginAsync(DocumentKind.GStar);
        await using var other = new DocumentWriter(
            World.Get<IDbContextFactory<MentoringDb>>(), World.Get<LiveTopics>(), new DocumentTails(new LiveTopics(World.Time, NullLogger<LiveTopics>.Instance)), World.Time, NullLogger<DocumentWriter>.Instance);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(() =>
        {
            var change = new Change(ChangeId.New(), 0, new EditText(GStar.Goals, TextEdit.Replace(0, 0, 0, $"{n % 10}")));
            return n % 2 == 0 ? Commands.ChangeAsync(Cast.Priya, id, change, default) : other.ChangeAsync(Cast.Tomas, id, change);
        })));

        Assert.Equal(Enumerable.Range(1, 60), answers.Select(a => a.Value).Order());
        Assert.Equal(60, (await TextAsync(id)).Length);
        Assert.Equal(await TextAsync(id), Replayed(await LogAsync(id), DocumentKind.GStar).Text(GStar.Goals));
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _pair = RelationshipId.New();
        var pair = Relationship.Send(_pair, Cast.Tomas, Cast.Priya, Cast.Priya, Relationships.Situations.Brief, World.Now).Value;
        Assert.True(pair.Accept(Cast.Tomas, World.Now).Succeeded);
        await World.SaveAsync(async db => await db.AddAsync(pair));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddDocuments();

    private static EditText Titled(string title) => new(DocumentShape.Title, TextEdit.Replace(0, 0, 0, title));

    private static IEnumerable<TextEdit> Words(string words) => words.Select((c, i) => TextEdit.Replace(i, i, 0, $"{c}"));

    private static DocumentState Replayed(IEnumerable<DocumentChange> log, DocumentKind kind)
    {
        var state = new DocumentState(kind);
        foreach (var change in log)
            Assert.True(state.Apply(change.Operation()).Succeeded);
        return state;
    }

    private async Task<DocumentId> BeginAsync(DocumentKind kind, bool shared = true) => (await Commands.BeginAsync(Cast.Priya, _pair, new(kind, shared), default)).Value;

    private Task<Result<int>> WriteAsync(MemberId by, DocumentId id, int revision, TextEdit edit) =>
        Commands.ChangeAsync(by, id, new Change(ChangeId.New(), revision, new EditText(GStar.Goals, edit)), default);

    private async Task WriteAsync(MemberId by, DocumentId id, int revision, IReadOnlyList<TextEdit> edits)
    {
        foreach (var edit in edits)
            Assert.True((await WriteAsync(by, id, revision++, edit)).Succeeded);
    }

    private async Task<string> TextAsync(DocumentId id) => (await Queries.ContentAsync(Cast.Priya, id, default)).Value.State.Text(GStar.Goals);

    private Task<List<DocumentChange>> LogAsync(DocumentId id) => World.ReadAsync(db => db.DocumentChanges.Where(c => c.DocumentId == id).OrderBy(c => c.Revision).ToListAsync());

    private Task EndAsync(string how, DocumentId id) => how switch
    {
        "archived" => Commands.ArchiveAsync(Cast.Priya, id, true, default),
        "blocked" => World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Priya, BlockedId = Cast.Tomas, At = World.Now })),
        _ => World.SaveAsync(async db => (await db.Relationships.Include(r => r.Events).SingleAsync(r => r.Id == _pair)).Withdraw(Cast.Priya, string.Empty, World.Now)),
    };
}

public sealed class SqliteDocumentStorageTests() : DocumentStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresDocumentStorageTests() : DocumentStorage(Provider.Postgres);
