using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Hubs;

/// <summary>Writing and reading through the hub: Priya on two devices, Tomas on one.</summary>
public sealed class HubMessagesTests : HubSuite
{
    [Fact]
    public async Task A_first_message_opens_a_conversation_and_reaches_every_device_of_both()
    {
        var (laptop, phone, tomas) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Tomas));

        var sent = await laptop.AskAsync("SendTo", Cast.Tomas.Value, Guid.CreateVersion7(), "Hello <b>there</b> 👋🏽");

        Assert.True(Ok(sent));
        foreach (var device in new[] { laptop, phone, tomas })
        {
            var line = await SeesAsync(device, "Hello <b>there</b> 👋🏽");
            Assert.Equal((Cast.Priya.Value, 1, 1), (line.GetProperty("author").GetGuid(), line.GetProperty("sequence").GetInt32(), line.GetProperty("revision").GetInt32()));
            Assert.EndsWith("Z", line.GetProperty("sentAt").GetString(), StringComparison.Ordinal);
        }

        var list = (await tomas.AskAsync("Conversations", 10)).GetProperty("value").GetProperty("rows").EnumerateArray().Single();
        Assert.Equal((1, Cast.Priya.Value), (list.GetProperty("unread").GetInt32(), list.GetProperty("member").GetGuid()));
    }

    [Fact]
    public async Task A_message_sent_again_is_answered_the_same_and_stored_once()
    {
        var conversation = await OpenAsync();
        var tomas = await ConnectAsync(Cast.Tomas);
        var id = Guid.CreateVersion7();

        var (first, again) = (await tomas.AskAsync("Send", conversation.Value, id, "Once", null), await tomas.AskAsync("Send", conversation.Value, id, "Once", null));

        Assert.Equal(first.GetRawText(), again.GetRawText());
        var all = await tomas.AskAsync("Earlier", conversation.Value, null);
        Assert.Equal(2, Lines(all.GetProperty("value")).Count);
    }

    [Fact]
    public async Task Edits_and_deletions_are_pushed_with_a_revision_and_answers_carry_what_they_quote()
    {
        var conversation = await OpenAsync();
        var (priya, tomas) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Tomas));
        var (question, answer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await priya.AskAsync("Send", conversation.Value, question, "Wen?", null);
        await SeesAsync(tomas, "Wen?");

        Assert.True(Ok(await priya.AskAsync("Edit", conversation.Value, question, "When?")));
        Assert.Equal(3, (await SeesAsync(tomas, "When?")).GetProperty("revision").GetInt32());
        await tomas.AskAsync("Send", conversation.Value, answer, "On Monday.", question);
        Assert.Equal("When?", TextOf((await SeesAsync(priya, "On Monday.")).GetProperty("quote")));
        Assert.True(Ok(await tomas.AskAsync("Delete", conversation.Value, answer)));
        Assert.True((await SeesAsync(priya, string.Empty)).GetProperty("deleted").GetBoolean());

        Assert.Equal(nameof(NotYourMessage), ProblemOf(await priya.AskAsync("Edit", conversation.Value, answer, "Never")));
    }

    [Fact]
    public async Task Marks_are_pushed_to_the_author_and_to_the_readers_other_devices()
    {
        var conversation = await OpenAsync();
        var (priya, laptop, phone) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Tomas), await ConnectAsync(Cast.Tomas));

        Assert.True(Ok(await laptop.AskAsync("Delivered", conversation.Value, 1)));
        await priya.CalledAsync("Changed", a => Mark(a[0], "delivered") == 1 && Mark(a[0], "read") == 0);
        Assert.True(Ok(await laptop.AskAsync("Read", conversation.Value, 1)));
        await priya.CalledAsync("Changed", a => Mark(a[0], "read") == 1);
        await phone.CalledAsync("Changed", a => Mark(a[0], "ownRead") == 1);
    }

    [Fact]
    public async Task Whoever_comes_back_asks_for_what_came_after_the_last_revision_they_know()
    {
        var conversation = await OpenAsync();
        var token = await TokenAsync(Cast.Tomas);
        var before = await ConnectAsync(App, token);
        var known = (await before.AskAsync("Earlier", conversation.Value, null)).GetProperty("value").GetProperty("revision").GetInt32();
        before.Cut();
        for (var n = 1; n <= 60; n++)
            await Commands.SendAsync(Cast.Priya, conversation, new Outgoing(MessageId.New(), $"Meanwhile {n}"), default);

        var after = await ConnectAsync(App, token);
        List<string?> missed = [];
        bool more;
        do
        {
            var page = (await after.AskAsync("Since", conversation.Value, known)).GetProperty("value");
            missed.AddRange(Lines(page).Select(TextOf));
            (known, more) = (page.GetProperty("revision").GetInt32(), page.GetProperty("more").GetBoolean());
        }
        while (more);

        Assert.Equal(Enumerable.Range(1, 60).Select(n => $"Meanwhile {n}"), missed);
        var earlier = (await after.AskAsync("Earlier", conversation.Value, 3)).GetProperty("value");
        Assert.Equal(["How did you move into risk?", "Meanwhile 1"], Lines(earlier).Select(TextOf));
    }

    [Fact]
    public async Task Two_hundred_at_once_are_stored_and_pushed_in_one_order_and_each_ones_in_the_order_of_sending()
    {
        var conversation = await OpenAsync();
        var (priya, phone, tomas) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Tomas));

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).SelectMany(n => new[]
        {
            priya.AskAsync("Send", conversation.Value, Guid.CreateVersion7(), $"P{n}", null),
            tomas.AskAsync("Send", conversation.Value, Guid.CreateVersion7(), $"T{n}", null),
        }));

        Assert.All(answers, a => Assert.True(Ok(a)));
        var (onPhone, onTomas) = (await CollectAsync(phone, 201), await CollectAsync(tomas, 201));
        Assert.Equal(Enumerable.Range(2, 200), onPhone.Select(l => l.GetProperty("revision").GetInt32()));
        Assert.Equal(onPhone.Select(l => l.GetRawText()), onTomas.Select(l => l.GetRawText()));
        Assert.Equal(Enumerable.Range(1, 100).Select(n => $"P{n}"), onPhone.Select(TextOf).Where(t => t![0] == 'P'));
        Assert.Equal(Enumerable.Range(1, 100).Select(n => $"T{n}"), onPhone.Select(TextOf).Where(t => t![0] == 'T'));
    }

    [Theory]
    [InlineData(10_000, nameof(MessageTooLong))]
    [InlineData(0, nameof(EmptyMessage))]
    public async Task What_cannot_be_sent_is_answered_with_its_kind_and_a_sentence(int length, string type)
    {
        var conversation = await OpenAsync();
        var tomas = await ConnectAsync(Cast.Tomas);

        var answer = await tomas.AskAsync("Send", conversation.Value, Guid.CreateVersion7(), new string('ش', length), null);

        Assert.Equal(type, ProblemOf(answer));
        Assert.EndsWith(".", answer.GetProperty("problem").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    private static int Mark(JsonElement thread, string mark) => thread.GetProperty("marks").GetProperty(mark).GetInt32();

    /// <summary>Every line that is pushed, as it comes, until one has this revision; a line that comes again is counted once.</summary>
    private static async Task<List<JsonElement>> CollectAsync(HubClient client, int until)
    {
        List<JsonElement> lines = [];
        while (lines.Count == 0 || lines[^1].GetProperty("revision").GetInt32() < until)
            lines.AddRange(Lines((await client.CalledAsync("Changed"))[0]));
        return lines;
    }
}
