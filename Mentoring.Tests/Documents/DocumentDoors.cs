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

/// <summary>Who may see and write documents, and until when.</summary>
public abstract class DocumentDoors(Provider provider) : DocumentSuite(provider)
{
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

        Assert.IsType<NotFound>((await Commands.BeginAsync(Cast.George, Pair, new(DocumentKind.Goal, true), default)).Problem);
        Assert.Single(await Queries.ListAsync(Cast.Tomas, Pair, default));
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
}

public sealed class SqliteDocumentDoorsTests() : DocumentDoors(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresDocumentDoorsTests() : DocumentDoors(Provider.Postgres);
