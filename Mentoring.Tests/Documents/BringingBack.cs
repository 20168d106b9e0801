using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Documents;

/// <summary>Earlier versions that come back while the other person goes on.</summary>
public abstract partial class BringingBack(Provider provider) : DocumentSuite(provider)
{
    [Fact]
    public async Task However_many_changes_gather_for_one_commit_none_is_misplaced()
    {
        var id = await BeginAsync(DocumentKind.GStar);

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(n => WriteAsync(n % 2 == 0 ? Cast.Priya : Cast.Tomas, id, 0, TextEdit.Replace(0, 0, 0, $"{n % 10}"))));

        Assert.All(answers, a => Assert.True(a.Succeeded, a.Problem?.Sentence));
        Assert.Equal(400, (await TextAsync(id)).Length);
    }

    [Fact]
    public async Task What_both_bring_back_at_once_comes_back_once()
    {
        var id = await CutAsync();

        var done = await Task.WhenAll(new[] { Cast.Priya, Cast.Tomas, Cast.Priya }.Select(by => Task.Run(() => Commands.RestoreAsync(by, id, 11, default))));

        Assert.Equal("Lead a team", await TextAsync(id));
        Assert.Single(done, d => d.Succeeded);
        Assert.Equal(2, done.Count(d => d.Problem is AlreadyLikeThat));
        Assert.Single(await LogAsync(id), c => c.Operation() is Restored);
        Assert.Single(await NoticesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_typed_before_one_saw_it_come_back_finds_its_place_on_either_side(bool typedFirst)
    {
        var id = await CutAsync();
        var typing = TextEdit.Replace(0, 0, 0, "Soon: ");

        if (typedFirst)
            Assert.Equal(13, (await WriteAsync(Cast.Tomas, id, 12, typing)).Value);
        Assert.True((await Commands.RestoreAsync(Cast.Priya, id, 11, default)).Succeeded);
        if (!typedFirst)
            Assert.Equal(15, (await WriteAsync(Cast.Tomas, id, 12, typing)).Value);

        // What was there already is part of what is brought back from; what comes after it stays
        Assert.Equal(typedFirst ? "Lead a team" : "Lead a teamSoon: ", await TextAsync(id));
        await AssertBlockAsync(id, 11);
    }

    [Fact]
    public async Task While_the_other_types_on_another_node_nothing_answered_is_lost_and_it_is_one_block()
    {
        var id = await CutAsync();
        await using var elsewhere = new DocumentWriter(
            World.Get<IDbContextFactory<MentoringDb>>(), World.Get<LiveTopics>(), new DocumentTails(new LiveTopics(World.Time, NullLogger<LiveTopics>.Instance)), World.Time, NullLogger<DocumentWriter>.Instance);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var typing = Enumerable.Range(0, 3).Select(n => Task.Run(() => TypeAsync(elsewhere, id, n, begun))).ToList();

        await begun.Task;
        var restored = await Task.Run(() => Commands.RestoreAsync(Cast.Priya, id, 11, default));
        var answered = (await Task.WhenAll(typing)).SelectMany(a => a).ToList();

        Assert.True(restored.Succeeded, restored.Problem?.Sentence);
        var log = await LogAsync(id);
        Assert.Equal(Enumerable.Range(1, log.Count), log.Select(c => c.Revision));
        Assert.Equal(answered.OrderBy(a => a.Revision), log.Join(answered, c => c.Id, a => a.Id, (c, _) => (c.Id, c.Revision)));
        var end = await AssertBlockAsync(id, 11);
        var replayed = Replayed(log, DocumentKind.GStar);
        foreach (var person in new[] { Cast.Priya, Cast.Tomas })
            Assert.Equal(replayed.ToSnapshot(), (await Queries.ContentAsync(person, id, default)).Value.State.ToSnapshot());
        Assert.Equal(log.Skip(end).Count(c => c.Operation() is EditText { Address.Field: GStar.Results }), replayed.Text(GStar.Results).Length);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("blocked")]
    [InlineData("archived")]
    public async Task Nothing_comes_back_once_it_is_over(string how)
    {
        var id = await CutAsync();
        await EndAsync(how, id);

        var late = await Commands.RestoreAsync(Cast.Priya, id, 11, default);

        Assert.True(late.Problem is NoLongerTogether or InTheArchive, late.Problem?.Sentence);
        Assert.Equal(12, (await LogAsync(id)).Count);
        Assert.Empty(await NoticesAsync());
    }

    [Fact]
    public async Task What_the_mentee_answered_to_an_observation_stays_and_the_mentor_hears_that()
    {
        var (id, note) = (await BeginAsync(DocumentKind.Swot), ItemId.New());
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, new AddItem(note, Swot.Strengths, Rank.Between(null, null)), default)).Succeeded);
        foreach (var (by, verdict) in new[] { (Cast.Tomas, Swot.Offered), (Cast.Priya, Swot.Accepted), (Cast.Priya, Swot.Declined) })
            Assert.True((await Commands.ChangeAsync(by, id, new SetValue(new(note, Swot.Observation), verdict), default)).Succeeded);
        Assert.IsType<OnlyTheirsDiffers>((await Commands.RestoreAsync(Cast.Tomas, id, 3, default)).Problem);
        Assert.True((await Commands.ChangeAsync(Cast.Priya, id, Titled("Board"), default)).Succeeded);

        Assert.Equal(1, (await Commands.RestoreAsync(Cast.Tomas, id, 3, default)).Value.Left);

        var now = (await Queries.ContentAsync(Cast.Priya, id, default)).Value.State;
        Assert.Equal((string.Empty, Swot.Declined), (now.Text(DocumentShape.Title), now.Item(note)!.Value(Swot.Observation)));
        Assert.Equal(0, (await Commands.RestoreAsync(Cast.Priya, id, 3, default)).Value.Left);
    }

    /// <summary>A text of eleven changes, of which the twelfth cut all.</summary>
    private async Task<DocumentId> CutAsync()
    {
        var id = await BeginAsync(DocumentKind.GStar);
        await WriteAsync(Cast.Priya, id, 0, [.. Words("Lead a team")]);
        Assert.True((await WriteAsync(Cast.Tomas, id, 11, TextEdit.Replace(11, 0, 11, string.Empty))).Succeeded);
        return id;
    }

    /// <summary>Types letters in two texts, each on what one has read a moment before.</summary>
    private async Task<List<(ChangeId Id, int Revision)>> TypeAsync(DocumentWriter writer, DocumentId id, int hand, TaskCompletionSource begun)
    {
        var answered = new List<(ChangeId, int)>();
        for (var n = 0; n < 50; n++)
        {
            var (field, content) = (n % 2 == 0 ? GStar.Results : GStar.Goals, (await Queries.ContentAsync(Cast.Tomas, id, default)).Value);
            var length = content.State.Text(field).Length;
            var change = new Change(ChangeId.New(), content.Revision, new EditText(field, TextEdit.Replace(length, (n + hand) % (length + 1), 0, $"{hand}")));
            var answer = await writer.ChangeAsync(Cast.Tomas, id, change);
            Assert.True(answer.Succeeded, answer.Problem?.Sentence);
            answered.Add((change.Id, answer.Value));
            if (n == 10)
                begun.TrySetResult();
        }

        return answered;
    }

    /// <summary>What brought it back stands together in the log, and after it the document is as it was; nobody's change stands in between. Says where it ends.</summary>
    private async Task<int> AssertBlockAsync(DocumentId id, int revision)
    {
        var log = await LogAsync(id);
        var mark = Assert.Single(log, c => c.Operation() is Restored { Revision: var to } && to == revision);
        var wanted = Replayed(log.Take(revision), DocumentKind.GStar);
        var missing = DocumentDifference.Between(Replayed(log.Take(mark.Revision), DocumentKind.GStar), wanted);
        Assert.NotEmpty(missing);
        Assert.All(log.Skip(mark.Revision).Take(missing.Count), c => Assert.Equal(mark.AuthorId, c.AuthorId));
        Assert.Empty(DocumentDifference.Between(Replayed(log.Take(mark.Revision + missing.Count), DocumentKind.GStar), wanted));
        return mark.Revision + missing.Count;
    }
}

public sealed class SqliteBringingBackTests() : BringingBack(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresBringingBackTests() : BringingBack(Provider.Postgres);
