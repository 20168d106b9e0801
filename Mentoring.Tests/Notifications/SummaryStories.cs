using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Notifications;

/// <summary>Preferences, and the one mail a day of those who want it so.</summary>
public abstract class SummaryStories(Provider provider) : NoticeSuite(provider)
{
    [Fact]
    public async Task What_is_switched_off_is_not_sent_and_stays_in_the_application()
    {
        Assert.True((await Preferences.ChooseAsync(Cast.Tomas, NoticeCategory.Requests, MailChoice.Off, default)).Succeeded);
        var notice = await TellAsync(NoticeKind.RequestReceived);

        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
        Assert.Equal("Priya asks you to be their mentor", Assert.Single(await World.Get<NoticeQueries>().LatestAsync(Cast.Tomas, default)).Line);
    }

    [Fact]
    public async Task A_day_of_news_is_one_mail_at_eight_in_the_morning_person_by_person()
    {
        await WaitingAsync();
        Assert.Equal(0, await Summaries.RunAsync(World.Now, default));
        Assert.Equal(new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc), await Summaries.NextAsync(default));

        World.Time.Set(new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc));
        Assert.Equal(1, await Summaries.RunAsync(World.Now, default));
        Assert.Equal(0, await Summaries.RunAsync(World.Now, default));

        var letter = Assert.IsType<Writing.Write>(await SummaryAsync()).Letter;
        Assert.Equal("Your day in mentoring: 2 things are new with Priya", letter.Subject);
        Assert.Equal(("Priya Shah", "Priya asks you to be their mentor. Priya amended the request."), (Assert.Single(letter.Items).Heading, letter.Items[0].Line));
        Assert.DoesNotContain(Private, BothParts(letter), StringComparison.Ordinal);
        Assert.Equal(1, await World.Get<MailWorker>().DrainAsync(default));
        Assert.Equal(0, await Summaries.RunAsync(World.Now.AddDays(1), default));
    }

    [Fact]
    public async Task Two_servers_make_one_summary_and_lose_nothing()
    {
        await WaitingAsync();
        World.Time.Advance(TimeSpan.FromDays(1));

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Summaries.RunAsync(World.Now, default))));

        Assert.Equal(1, made.Sum());
        var mails = await World.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.MemberId == Cast.Tomas).ToListAsync());
        var digest = Assert.Single(mails, m => m.NoticeId is null);
        Assert.All(mails.Where(m => m.NoticeId is not null), m => Assert.Equal((MailState.Gathered, digest.Id), (m.State, m.DigestId)));
    }

    [Fact]
    public async Task What_comes_too_late_for_a_summary_is_told_the_next_morning()
    {
        var relationship = await WaitingAsync();
        World.Time.Set(new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc));
        await Summaries.RunAsync(World.Now, default);
        await ActAsync(relationship, r => r.Withdraw(Cast.Priya, string.Empty, World.Now));
        var late = await TellAsync(NoticeKind.RequestReceived);
        await World.SaveAsync(async db => (await db.Outbox.SingleAsync(m => m.NoticeId == late.Id.Value)).WaitForSummary(World.Now));

        Assert.Equal(0, await Summaries.RunAsync(World.Now, default));

        var mail = await World.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.NoticeId == late.Id.Value));
        Assert.Equal((MailState.Daily, World.Now.AddDays(1)), (mail.State, mail.DueAt));
    }

    [Fact]
    public async Task A_summary_leaves_out_what_no_longer_holds_and_is_not_sent_when_nothing_does()
    {
        var relationship = await WaitingAsync();
        World.Time.Advance(TimeSpan.FromDays(1));
        await Summaries.RunAsync(World.Now, default);
        Assert.IsType<Writing.Write>(await SummaryAsync());

        await ActAsync(relationship, r => r.Accept(Cast.Tomas, World.Now));

        Assert.IsType<Writing.Drop>(await SummaryAsync());
    }

    [Fact]
    public async Task Of_two_windows_that_choose_at_once_the_later_holds_and_neither_fails()
    {
        var choices = await Task.WhenAll(new[] { MailChoice.Off, MailChoice.Daily, MailChoice.AtOnce }.Select(c => Preferences.ChooseAsync(Cast.Priya, NoticeCategory.Answers, c, default)));

        Assert.All(choices, c => Assert.True(c.Succeeded, c.Problem?.Sentence));
        Assert.True((await Preferences.ChooseAsync(Cast.Priya, NoticeCategory.Answers, MailChoice.Off, default)).Succeeded);
        Assert.Equal(MailChoice.Off, (await World.Get<PreferenceQueries>().OfAsync(Cast.Priya, default)).Answers);
    }

    [Fact]
    public async Task The_link_of_a_summary_stops_what_comes_in_it()
    {
        await WaitingAsync();
        var link = World.Get<UnsubscribeLinks>().Open(World.Get<UnsubscribeLinks>().Token(new UnsubscribeLink(Cast.Tomas, null))).Value;

        Assert.True((await Preferences.StopAsync(link, default)).Succeeded);

        var chosen = await World.Get<PreferenceQueries>().OfAsync(Cast.Tomas, default);
        Assert.Equal((MailChoice.Off, MailChoice.AtOnce), (chosen.Requests, chosen.Answers));
    }

    private async Task<RelationshipId> WaitingAsync()
    {
        Assert.True((await Preferences.ChooseAsync(Cast.Tomas, NoticeCategory.Requests, MailChoice.Daily, default)).Succeeded);
        var notice = await TellAsync(NoticeKind.RequestAmended);
        Assert.Equal(0, await World.Get<MailWorker>().DrainAsync(default));
        return notice.RelationshipId!.Value;
    }

    private async Task<Writing> SummaryAsync()
    {
        var mail = await World.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.NoticeId == null));
        return (await World.Get<LetterDesk>().WriteAsync([mail], default))[mail.Id];
    }
}

public sealed class SqliteSummaryStories() : SummaryStories(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSummaryStories() : SummaryStories(Provider.Postgres);
