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

/// <summary>What is stored of documents, whoever writes.</summary>
public abstract class DocumentStorage(Provider provider) : DocumentSuite(provider)
{
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
    public async Task An_edit_of_another_text_than_there_was_is_out_of_step_whatever_came_since()
    {
        var id = await BeginAsync(DocumentKind.GStar);
        await WriteAsync(Cast.Tomas, id, 0, TextEdit.Replace(0, 0, 0, "Lead"));

        Assert.IsType<OutOfStep>((await WriteAsync(Cast.Priya, id, 0, TextEdit.Replace(9, 9, 0, "x"))).Problem);

        Assert.Equal("Lead", await TextAsync(id));
        Assert.Equal(2, (await WriteAsync(Cast.Priya, id, 0, TextEdit.Replace(0, 0, 0, "!"))).Value);
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

        var goal = (await Commands.BeginAsync(Cast.Priya, Pair, new(DocumentKind.Goal, true, new(swot, note)), default)).Value;
        foreach (var (field, value) in new[] { (Goal.Target, "4"), (Goal.Current, "1"), (Goal.Due, "2027-03-01"), (Goal.Status, Goal.Word(GoalStatus.UnderWay)), (Goal.Current, "4") })
            Assert.True((await Commands.ChangeAsync(Cast.Tomas, goal, new SetValue(field, value), default)).Succeeded);

        var row = Assert.Single(await Queries.ListAsync(Cast.Tomas, Pair, default), d => d.Kind == DocumentKind.Goal);
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
}

public sealed class SqliteDocumentStorageTests() : DocumentStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresDocumentStorageTests() : DocumentStorage(Provider.Postgres);
