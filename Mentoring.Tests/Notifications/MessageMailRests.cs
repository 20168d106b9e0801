using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Notifications;

/// <summary>Tomas writes to Priya without pause; her mailbox has its rest.</summary>
public abstract class MessageMailRests(Provider provider) : MessageMailSuite(provider)
{
    [Fact]
    public async Task Whoever_stays_away_is_mailed_again_only_after_hours_however_much_is_written()
    {
        await WriteAsync("One");
        Assert.Equal(1, await PassAsync(5));
        Assert.Single(await MailsAsync());
        for (var n = 2; n <= 12; n++)
        {
            await WriteAsync($"And {n}");
            Assert.Equal(0, await PassAsync(60));
        }

        Assert.Equal(World.Now.AddMinutes(60), await Sweep.NextAsync(default));
        Assert.Equal(1, await PassAsync(60));

        Assert.Equal(["1 new message from Tomas", "11 new messages from Tomas"], (await MailsAsync()).Select(m => m.Subject).Order(StringComparer.Ordinal));
        Assert.Equal([(0, 1), (1, 12)], (await StoredAsync()).Select(m => (m.AfterSequence!.Value, m.UpToSequence!.Value)).Order());
    }

    [Theory]
    [InlineData("read")]
    [InlineData("here")]
    [InlineData("arrived")]
    public async Task Whoever_was_here_after_a_mail_is_told_of_what_comes_next_as_soon_as_the_first_time(string how)
    {
        var conversation = await WriteAsync("One");
        await PassAsync(5);
        await MailsAsync();
        World.Time.Advance(TimeSpan.FromMinutes(30));
        if (how == "read")
            await Conversations.ReadAsync(Cast.Priya, conversation, 1, default);
        await WriteAsync("Two");
        if (how == "arrived")
            await Conversations.DeliveredAsync(Cast.Priya, conversation, 2, default);
        Here.Ago = how == "here" ? TimeSpan.FromMinutes(5) : null;

        Assert.Equal(0, await PassAsync(4));
        Assert.Equal(1, await PassAsync(1));
    }

    [Fact]
    public async Task A_rest_between_mails_to_one_does_not_hold_up_the_mail_to_the_other()
    {
        var conversation = await WriteAsync("One");
        await PassAsync(5);
        await WriteAsync("Two");
        Assert.Equal(0, await PassAsync(5));
        await Conversations.ReadAsync(Cast.Priya, conversation, 2, default);
        await Conversations.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Here I am"), default);

        Assert.Equal(1, await PassAsync(5));
        Assert.Contains(await MailsAsync(), m => m.To == Cast.EmailOf(Cast.Tomas));
    }
}

public sealed class SqliteMessageMailRestsTests() : MessageMailRests(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresMessageMailRestsTests() : MessageMailRests(Provider.Postgres);
