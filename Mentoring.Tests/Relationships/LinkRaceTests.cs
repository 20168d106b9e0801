using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Mail;

namespace Mentoring.Tests.Relationships;

public abstract class LinkRace(Provider provider) : LinkSuite(provider)
{
    [Fact]
    public async Task Of_two_answers_at_once_from_mail_and_page_one_wins_and_the_other_is_told()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        var answers = await Task.WhenAll(AnswerAsync(link), Commands.DeclineAsync(Cast.Tomas, Request, NoTime, false, default));
        var stored = await StoredAsync(Request);
        Assert.Equal((1, 2), (answers.Count(a => a.Succeeded), stored.EventCount));
        Assert.Equal(answers[0].Succeeded ? (RelationshipStatus.Active, 1) : (RelationshipStatus.Declined, 0), (stored.Status, await SpentAsync()));
        Assert.True(answers.Single(a => !a.Succeeded).Problem is LinkOvertaken or IllegalMove);
    }

    [Fact]
    public async Task An_answer_on_the_page_a_moment_before_the_link_is_saved_stands()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        var late = new SavesFirst(World, () => Commands.DeclineAsync(Cast.Tomas, Request, NoTime, false, default));
        Assert.IsType<LinkOvertaken>((await AnswerAsync(late.Commands, link)).Problem);
        Assert.Equal((RelationshipStatus.Declined, 0), (await StatusAsync(Request), await SpentAsync()));
    }

    [Fact]
    public async Task A_link_pressed_twice_at_once_asks_once()
    {
        var link = await LinkAsync(AnswerChoice.AskForMore);
        var late = new SavesFirst(World, () => AnswerAsync(link));
        Assert.IsType<LinkUsed>((await AnswerAsync(late.Commands, link)).Problem);
        var crowd = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AnswerAsync(link)));
        Assert.All(crowd, a => Assert.IsType<LinkUsed>(a.Problem));
        Assert.Equal((2, 1), ((await StoredAsync(Request)).EventCount, await SpentAsync()));
    }

    [Fact]
    public async Task A_request_amended_in_the_same_moment_is_read_again_before_it_is_accepted()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        var amending = new SavesFirst(World, () => Commands.EditAsync(Cast.Priya, Request, Brief with { Months = 12 }, default));
        Assert.IsType<ChangedMeanwhile>((await AnswerAsync(amending.Commands, link)).Problem);
        Assert.Equal((RelationshipStatus.Requested, 0), (await StatusAsync(Request), await SpentAsync()));
        Assert.True((await AnswerAsync(link)).Succeeded);
    }
}

public sealed class SqliteLinkRaceTests() : LinkRace(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresLinkRaceTests() : LinkRace(Provider.Postgres);
