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

/// <summary>Mails about unread messages when several servers, or several people, do something at once.</summary>
public abstract class MessageMailRaces(Provider provider) : MessageMailSuite(provider)
{
    [Fact]
    public async Task People_kept_apart_and_people_who_left_get_no_mail()
    {
        await WriteAsync("Hello");
        await PassAsync(5);
        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Priya, BlockedId = Cast.Tomas, At = World.Now }));
        Assert.IsType<Writing.Drop>(await WrittenAsync());

        await World.SaveAsync(db => db.Blocks.ExecuteDeleteAsync());
        Assert.IsType<Writing.Write>(await WrittenAsync());
        await ChangeAsync(Cast.Priya, m => { m.SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now); return Result.Done; });
        Assert.IsType<Writing.Drop>(await WrittenAsync());
    }

    [Fact]
    public async Task Four_servers_at_once_put_one_mail_into_the_outbox()
    {
        await WriteAsync("Hello");
        World.Time.Advance(TimeSpan.FromMinutes(5));

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Sweep.RunAsync(World.Now, default))));

        Assert.Equal(1, told.Sum());
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task A_mail_already_written_for_the_same_messages_is_never_written_again()
    {
        var conversation = await WriteAsync("Hello");
        await PassAsync(5);
        var again = OutboxMail.OfMessages(conversation, Cast.Priya, 0, 1, World.Now);

        var failure = await Assert.ThrowsAnyAsync<DbUpdateException>(() => World.SaveAsync(async db => await db.AddAsync(again)));

        Assert.True(failure.IsUniqueViolation());
    }

    [Fact]
    public async Task Whoever_writes_during_the_sweep_is_told_of_in_the_end_and_nobody_twice()
    {
        World.Get<Microsoft.Extensions.Options.IOptionsMonitor<MessagingOptions>>().CurrentValue.MailAgainHours = 0;
        for (var round = 0; round < 5; round++)
        {
            await WriteAsync("Hello");
            World.Time.Advance(TimeSpan.FromMinutes(5));
            await Task.WhenAll(Task.Run(() => Sweep.RunAsync(World.Now, default)), Task.Run(() => WriteAsync("More")), Task.Run(() => WriteAsync("And more")));
        }

        await PassAsync(5);

        var mails = (await StoredAsync()).OrderBy(m => m.UpToSequence).ToList();
        Assert.Equal(15, mails[^1].UpToSequence);
        Assert.Equal(mails.Select(m => m.UpToSequence).SkipLast(1).Prepend(0), mails.Select(m => m.AfterSequence));
    }

    [Fact]
    public async Task With_the_setting_at_zero_nobody_is_mailed()
    {
        World.Get<Microsoft.Extensions.Options.IOptionsMonitor<MessagingOptions>>().CurrentValue.MailAfterMinutes = 0;
        await WriteAsync("Hello");

        Assert.Equal(0, await PassAsync(60));
        Assert.Null(await Sweep.NextAsync(default));
    }
}

public sealed class SqliteMessageMailRacesTests() : MessageMailRaces(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMessageMailRacesTests() : MessageMailRaces(Provider.Postgres);
