using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Jobs;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Notifications;

/// <summary>Tomas writes to Priya, who is away.</summary>
public abstract class MessageMails(Provider provider) : MessageMailSuite(provider)
{
    private static readonly string Priya = Cast.EmailOf(Cast.Priya);

    [Fact]
    public async Task What_stays_unread_for_five_minutes_is_one_mail_however_much_it_is()
    {
        var conversation = await WriteAsync("Have you seen the new standard?\nIt changes a lot.");
        World.Time.Advance(TimeSpan.FromMinutes(4));
        await WriteAsync("Page 9.");
        await WriteAsync("And page 12.");
        Assert.Equal(0, await Sweep.RunAsync(World.Now, default));

        World.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Sweep.RunAsync(World.Now, default));
        var mail = Assert.Single(await MailsAsync());

        Assert.Equal((Priya, "3 new messages from Tomas"), (mail.To, mail.Subject));
        Assert.Contains("Have you seen the new standard?", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("It changes a lot", mail.Body + mail.Html, StringComparison.Ordinal);
        Assert.Contains($"/messages/{conversation.Value}", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_is_of_one_thread_with_others_of_the_conversation_and_is_stopped_in_one_click()
    {
        var conversation = await WriteAsync("Hello");
        await PassAsync(5);
        Assert.Single(await MailsAsync());
        var raw = await File.ReadAllTextAsync(Directory.GetFiles(World.Get<Microsoft.Extensions.Options.IOptions<MailSettings>>().Value.FullPickupFolder, "*.eml").Single());
        var mail = MimePart.Parse(raw);

        Assert.Equal("<thread-conversation-" + conversation.Value + "@localhost>", mail.Header("References"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        var token = Uri.UnescapeDataString(mail.Header("List-Unsubscribe").Trim('<', '>').Split('/')[^1]);
        Assert.True((await Preferences.StopAsync(World.Get<UnsubscribeLinks>().Open(token).Value, default)).Succeeded);
        Assert.Equal(MailChoice.Off, (await World.Get<PreferenceQueries>().OfAsync(Cast.Priya, default)).Messages);
        await WriteAsync("Still there?");
        await PassAsync(5);
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task What_was_read_in_time_is_not_mailed_and_nothing_is_left_to_look_at()
    {
        var conversation = await WriteAsync("Hello");
        Assert.True((await Conversations.ReadAsync(Cast.Priya, conversation, 1, default)).Succeeded);

        Assert.Equal(0, await PassAsync(5));

        Assert.Null(await Sweep.NextAsync(default));
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task What_is_read_between_sweep_and_sending_is_dropped_and_the_rest_is_told()
    {
        var conversation = await WriteAsync("One");
        await WriteAsync("Two");
        await PassAsync(5);
        await Conversations.ReadAsync(Cast.Priya, conversation, 1, default);
        Assert.Equal("1 new message from Tomas", Assert.IsType<Writing.Write>(await WrittenAsync()).Letter.Subject);

        await Conversations.ReadAsync(Cast.Priya, conversation, 2, default);

        Assert.Empty(await MailsAsync());
        Assert.Equal(MailState.Dropped, Assert.Single(await StoredAsync()).State);
    }

    [Fact]
    public async Task What_is_deleted_before_it_was_read_is_not_mailed()
    {
        var id = MessageId.New();
        var sent = await Conversations.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(id, "Wrong window"), default);
        Assert.True((await Conversations.DeleteAsync(Cast.Tomas, sent.Value.Conversation, id, default)).Succeeded);

        Assert.Equal(0, await PassAsync(6));
    }

    [Fact]
    public async Task Both_are_told_when_both_are_away_and_what_is_younger_waits_its_turn()
    {
        await WriteAsync("One");
        World.Time.Advance(TimeSpan.FromMinutes(3));
        await Conversations.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Two"), default);

        Assert.Equal(1, await PassAsync(2));
        Assert.Equal(World.Now.AddMinutes(3), await Sweep.NextAsync(default));
        Assert.Equal(1, await PassAsync(3));

        Assert.Equal([Priya, Cast.EmailOf(Cast.Tomas)], (await MailsAsync()).Select(m => m.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_a_page_open_is_not_mailed_until_they_have_been_gone_for_as_long()
    {
        await WriteAsync("Hello");
        Here.Ago = TimeSpan.Zero;
        Assert.Equal(0, await PassAsync(5));
        Assert.Equal(World.Now.AddMinutes(5), await Sweep.NextAsync(default));

        Here.Ago = TimeSpan.FromMinutes(2);
        Assert.Equal(0, await PassAsync(5));
        Assert.Equal(World.Now.AddMinutes(3), await Sweep.NextAsync(default));
        Here.Ago = null;
        Assert.Equal(1, await PassAsync(3));
    }

    [Fact]
    public async Task First_lines_stay_out_for_who_does_not_want_them_and_daily_goes_into_the_summary()
    {
        await Preferences.ShowFirstLineAsync(Cast.Priya, false, default);
        await Preferences.ChooseAsync(Cast.Priya, NoticeCategory.Messages, MailChoice.Daily, default);
        await WriteAsync(Private);
        await PassAsync(5);
        Assert.Equal(0, await World.Get<MailWorker>().DrainAsync(default));
        await WriteAsync(Private);
        await PassAsync(5);
        Assert.Equal(0, await World.Get<MailWorker>().DrainAsync(default));
        World.Time.Set(new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc));

        Assert.Equal(1, await Summaries.RunAsync(World.Now, default));

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("Your day in mentoring: one thing is new with Tomas", mail.Subject);
        Assert.Contains("2 new messages from Tomas.", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Private, mail.Body + mail.Html, StringComparison.Ordinal);
    }
}

public sealed class SqliteMessageMailsTests() : MessageMails(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMessageMailsTests() : MessageMails(Provider.Postgres);
