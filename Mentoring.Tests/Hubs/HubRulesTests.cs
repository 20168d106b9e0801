using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Hubs;
using Mentoring.Web.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Hubs;

/// <summary>The hub has the rules of the pages: whose a conversation is, who sees whom, how fast one may write.</summary>
public sealed class HubRulesTests : HubSuite
{
    protected override Dictionary<string, string?> Settings => new() { ["Messaging:SendsPerMinute"] = "1", ["Messaging:SendBurst"] = "3", ["RateLimits:HubCallsPerMinute"] = "40" };

    [Fact]
    public async Task A_conversation_of_others_does_not_exist_for_any_method()
    {
        var conversation = await OpenAsync();
        var (priya, amara) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Amara));
        var id = Guid.CreateVersion7();
        await priya.AskAsync("Send", conversation.Value, id, "Between us", null);

        (string Method, object?[] Arguments)[] calls =
        [
            ("Send", [conversation.Value, Guid.CreateVersion7(), "Let me in", null]), ("Read", [conversation.Value, 1]), ("Delivered", [conversation.Value, 1]),
            ("Edit", [conversation.Value, id, "Changed"]), ("Delete", [conversation.Value, id]), ("Since", [conversation.Value, 0]), ("Earlier", [conversation.Value, null]),
            ("Typing", [conversation.Value]),
        ];
        foreach (var (method, arguments) in calls)
            Assert.Equal((method, nameof(NotFound)), (method, ProblemOf(await amara.AskAsync(method, arguments))));
    }

    [Fact]
    public async Task Sending_too_fast_is_answered_and_the_connection_stays()
    {
        var conversation = await OpenAsync();
        var tomas = await ConnectAsync(Cast.Tomas);
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        foreach (var id in ids)
            Assert.True(Ok(await tomas.AskAsync("Send", conversation.Value, id, "Quick", null)));

        Assert.Equal(nameof(SendingTooFast), ProblemOf(await tomas.AskAsync("Send", conversation.Value, Guid.CreateVersion7(), "Quicker", null)));
        foreach (var id in ids)
            Assert.True(Ok(await tomas.AskAsync("Send", conversation.Value, id, "Quick", null)));
        Assert.True(Ok(await tomas.AskAsync("Read", conversation.Value, 1)));
    }

    [Fact]
    public async Task Asking_too_fast_is_answered_with_a_sentence_and_holds_up_neither_sending_nor_anybody_else()
    {
        var conversation = await OpenAsync();
        var (tomas, priya) = (await ConnectAsync(Cast.Tomas), await ConnectAsync(Cast.Priya));
        var answers = new List<string?>();
        for (var n = 0; n < 60; n++)
            answers.Add(ProblemOf(await tomas.AskAsync("Earlier", conversation.Value, 1)));

        Assert.Null(answers[0]);
        Assert.Contains(nameof(AskingTooFast), answers);
        foreach (var (method, arguments) in ((string, object?[])[])[("Read", [conversation.Value, 1]), ("Delivered", [conversation.Value, 1]), ("Since", [conversation.Value, 0])])
            Assert.Equal((method, nameof(AskingTooFast)), (method, ProblemOf(await tomas.AskAsync(method, arguments))));
        Assert.True(Ok(await tomas.AskAsync("Send", conversation.Value, Guid.CreateVersion7(), "Still here", null)));
        Assert.True(Ok(await priya.AskAsync("Read", conversation.Value, 1)));
    }

    [Fact]
    public async Task Being_here_and_writing_are_told_to_those_one_has_a_conversation_with()
    {
        var conversation = await OpenAsync();
        var priya = await ConnectAsync(Cast.Priya);
        Assert.Equal("unknown", await AskAboutAsync(priya, Cast.Tomas));

        var tomas = await ConnectAsync(Cast.Tomas);
        await priya.CalledAsync("Presence", a => a[0].GetProperty("member").GetGuid() == Cast.Tomas.Value && a[0].GetProperty("state").GetString() == "online");
        await tomas.AskAsync("Typing", conversation.Value);
        var typing = await priya.CalledAsync("Typing");
        Assert.Equal((conversation.Value, Cast.Tomas.Value, true), (typing[0].GetGuid(), typing[1].GetGuid(), typing[2].GetBoolean()));

        await ConnectAsync(Cast.Amara);
        Assert.Equal("unknown", await AskAboutAsync(priya, Cast.Amara));
    }

    [Fact]
    public async Task Whoever_hides_is_not_seen_through_the_hub_either()
    {
        await OpenAsync();
        var priya = await ConnectAsync(Cast.Priya);
        await ConnectAsync(Cast.Tomas);
        Assert.Equal("online", await AskAboutAsync(priya, Cast.Tomas));

        await App.Services.GetRequiredService<MemberCommands>().ShowPresenceAsync(Cast.Tomas, false, default);

        await priya.CalledAsync("Presence", a => a[0].GetProperty("state").GetString() == "unknown");
    }

    [Fact]
    public async Task A_block_ends_writing_and_seeing_each_other_and_leaves_what_was_written()
    {
        var conversation = await OpenAsync();
        var (priya, tomas) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Tomas));
        Assert.Equal("online", await AskAboutAsync(priya, Cast.Tomas));
        Assert.Equal("online", await AskAboutAsync(tomas, Cast.Priya));

        Assert.True((await App.Services.GetRequiredService<BlockCommands>().BlockAsync(Cast.Priya, Cast.Tomas, default)).Succeeded);

        await priya.CalledAsync("Presence", a => a[0].GetProperty("state").GetString() == "unknown");
        await tomas.CalledAsync("Presence", a => a[0].GetProperty("state").GetString() == "unknown");
        Assert.Equal("unknown", await AskAboutAsync(tomas, Cast.Priya));
        Assert.Equal(nameof(CannotWrite), ProblemOf(await tomas.AskAsync("Send", conversation.Value, Guid.CreateVersion7(), "Still there?", null)));
        Assert.Single(Lines((await tomas.AskAsync("Earlier", conversation.Value, null)).GetProperty("value")));
    }

    private static async Task<string?> AskAboutAsync(HubClient client, MemberId member)
    {
        var answer = await client.AskAsync("Presence", new[] { member.Value });
        return answer.GetProperty("value").EnumerateArray().Single().GetProperty("state").GetString();
    }
}
