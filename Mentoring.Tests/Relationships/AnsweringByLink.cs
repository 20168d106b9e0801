using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Relationships;

public abstract class AnsweringByLink(Provider provider) : LinkSuite(provider)
{
    [Fact]
    public async Task A_link_accepts_as_the_button_does_and_the_sender_is_told()
    {
        Assert.True((await AnswerAsync(await LinkAsync(AnswerChoice.Accept))).Succeeded);
        var stored = await StoredAsync(Request);
        Assert.Equal((RelationshipStatus.Active, RelationshipMove.Accept, Cast.Tomas), (stored.Status, stored.Events[^1].Move, stored.Events[^1].ById));
        Assert.True(await World.ReadAsync(db => db.Notices.AnyAsync(n => n.MemberId == Cast.Priya && n.Kind == NoticeKind.RequestAccepted)));
    }

    [Fact]
    public async Task A_link_declines_with_a_reason_and_makes_unavailable_in_one_step()
    {
        var answer = Answer with { Answer = new DeclineAnswer(DeclineReason.NotMyExpertise, "Audit is not my field", []), BecomeUnavailable = true };
        Assert.True((await AnswerAsync(await LinkAsync(AnswerChoice.Decline), answer)).Succeeded);
        var fact = (await StoredAsync(Request)).Events[^1];
        Assert.Equal((DeclineReason.NotMyExpertise, "Audit is not my field"), (fact.Reason, fact.Text));
        Assert.Equal(AvailabilityStatus.Unavailable, (await World.MemberAsync(Cast.Tomas)).Mentor!.Availability.Status);
    }

    [Fact]
    public async Task A_decline_without_a_reason_is_refused_and_the_link_still_works()
    {
        var link = await LinkAsync(AnswerChoice.Decline);
        Assert.IsType<ReasonRequired>((await AnswerAsync(link, Answer with { Answer = NoTime with { Reason = null } })).Problem);
        Assert.Equal(0, await SpentAsync());
        Assert.True((await AnswerAsync(link)).Succeeded);
    }

    [Fact]
    public async Task After_asking_for_more_the_other_answers_of_the_mail_still_work_and_asking_does_not()
    {
        var ask = await LinkAsync(AnswerChoice.AskForMore);
        Assert.True((await AnswerAsync(ask)).Succeeded);
        Assert.NotNull((await StoredAsync(Request)).MoreAskedAt);
        await AssertRefusedAsync<LinkUsed>(ask);
        Assert.Equal([AnswerChoice.Accept, AnswerChoice.Decline], (await LookAsync(ask)).Others);
        Assert.True((await AnswerAsync(await LinkAsync(AnswerChoice.Accept))).Succeeded);
        await AssertRefusedAsync<LinkUsed>(await LinkAsync(AnswerChoice.Accept));
    }

    [Fact]
    public async Task The_next_mail_about_the_same_request_has_links_of_its_own()
    {
        Assert.True((await AnswerAsync(await LinkAsync(AnswerChoice.AskForMore))).Succeeded);
        Assert.True((await Commands.EditAsync(Cast.Priya, Request, Brief with { Months = 12 }, default)).Succeeded);
        Assert.True((await AnswerAsync(await LinkAsync(AnswerChoice.AskForMore, NoticeKind.RequestAmended))).Succeeded);
    }

    [Fact]
    public async Task Looking_at_a_link_changes_nothing_and_tells_no_more_than_the_mail()
    {
        var view = await LookAsync(await LinkAsync(AnswerChoice.Accept));
        Assert.Equal((null, null, "Priya Shah"), (view.Closed, view.Obstacle, view.Other.Name));
        Assert.Equal([AnswerChoice.Decline, AnswerChoice.AskForMore], view.Others);
        Assert.Equal((0, 1), (await SpentAsync(), (await StoredAsync(Request)).EventCount));
    }

    [Fact]
    public async Task A_changed_or_cut_off_link_is_none()
    {
        var token = (await World.Services.LinkAsync(Request, AnswerChoice.Accept)).Token();
        Assert.True(Seals.Open(token).Succeeded);
        var changed = Enumerable.Range(0, token.Length).Select(i => $"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}");
        var spelt = "BCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789-_".Where(c => c != token[^1]).Select(c => token[..^1] + c);
        string?[] others = [null, string.Empty, "x", token[..^1], token[..40], token + "A", token + " ", token + "%3E", token + token, "ä", new string('A', token.Length)];
        Assert.All(others.Concat(changed).Concat(spelt), t => Assert.IsType<LinkNotWhole>(Seals.Open(t).Problem));
    }

    [Fact]
    public async Task A_link_ends_with_its_request()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        await World.SaveAsync(async db => (await db.Relationships.SingleAsync(r => r.Id == Request)).Expire(World.Now));
        await AssertRefusedAsync<LinkOvertaken>(link);
        Assert.Contains("lapsed on 23 November 2026", (await LookAsync(link)).Stands, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_of_no_use_once_the_sender_took_the_request_back()
    {
        var link = await LinkAsync(AnswerChoice.Decline);
        await Commands.WithdrawAsync(Cast.Priya, Request, "Found somebody", default);
        await AssertRefusedAsync<LinkOvertaken>(link);
        Assert.Contains("Priya took the request back", (await LookAsync(link)).Stands, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_an_earlier_round_does_nothing_in_the_next()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        await Commands.DeclineAsync(Cast.Tomas, Request, NoTime, false, default);
        Assert.Contains("You declined", (await LookAsync(link)).Stands, StringComparison.Ordinal);
        Assert.True((await Commands.ReopenAsync(Cast.Priya, Request, default)).Succeeded);
        await AssertRefusedAsync<LinkOfEarlierRequest>(link);
        Assert.True((await AnswerAsync(await LinkAsync(AnswerChoice.Accept, NoticeKind.RequestReopened))).Succeeded);
    }

    [Fact]
    public async Task A_link_works_for_its_reader_only()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        await AssertRefusedAsync<LinkOfAnother>(link, Cast.Priya);
        Assert.IsType<LinkOfAnother>((await Queries.LinkAsync(link, Cast.Morgan, default)).Problem);
        await AssertRefusedAsync<LinkOfEarlierRequest>(link with { Member = Cast.Priya });
        await AssertRefusedAsync<NotFound>(link with { Member = Cast.Amara });
        Assert.IsType<LinkNotWhole>((await Queries.LinkAsync(link with { Member = Cast.Amara }, null, default)).Problem);
        Assert.True((await AnswerAsync(link, signedIn: Cast.Tomas)).Succeeded);
    }

    [Fact]
    public async Task A_full_mentor_and_one_who_may_not_take_part_are_told_why()
    {
        var link = await LinkAsync(AnswerChoice.Accept);
        await LimitAsync(Cast.Tomas, 1);
        await AcceptedAsync(Cast.Amara, Cast.Tomas);
        Assert.Equal(new MentorFull(null), (await LookAsync(link)).Obstacle);
        await AssertRefusedAsync<MentorFull>(link);
        await ChangeAsync(Cast.Tomas, m => m.SetMembership(m.Membership with { SubscriptionPaid = false }, null, World.Now));
        await AssertRefusedAsync<NotEligible>(link);
        Assert.IsType<NotEligible>((await Queries.LinkAsync(link, null, default)).Problem);
    }
}

public sealed class SqliteAnsweringByLinkTests() : AnsweringByLink(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresAnsweringByLinkTests() : AnsweringByLink(Provider.Postgres);
