using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Live;

namespace Mentoring.Tests.Live;

/// <summary>What nodes tell each other fits into the messages that carry it, and arrives as it was meant.</summary>
public sealed class PresenceNewsTests
{
    private const string Node = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Thousands_of_members_travel_in_few_messages_of_less_than_8000_bytes()
    {
        MemberId[] members = [.. Enumerable.Range(0, 5000).Select(_ => MemberId.New())];
        var line = new RelayLine("presence") { Received = (_, _) => { }, Listening = () => { } };
        foreach (var part in PresenceNews.Here(members))
            line.Send(part);
        List<string> messages = [];
        while (line.Next(Node) is { } message)
            messages.Add(message);

        Assert.Equal(15, messages.Count);
        Assert.All(messages, m => Assert.InRange(m.Length, 1, 7999));
        Assert.Equal(members, messages.SelectMany(m => m.Split('|')[1..]).SelectMany(part => PresenceNews.Read(part).Members));
    }

    [Fact]
    public void Writing_arrives_with_its_conversation()
    {
        var conversation = ConversationId.New();

        var news = PresenceNews.Read(PresenceNews.Types(conversation, Cast.Priya));

        Assert.Equal((PresenceNews.Kinds.Types, conversation, Cast.Priya), (news.Kind, news.Conversation, news.Members.Single()));
    }

    [Fact]
    public void Small_news_is_gathered_in_order_and_topics_are_said_once()
    {
        var presence = new RelayLine("presence") { Received = (_, _) => { }, Listening = () => { } };
        var topics = new RelayLine("topics") { Merges = true, Received = (_, _) => { }, Listening = () => { } };
        foreach (var part in new[] { "a", "b", "a" })
        {
            presence.Send(part);
            topics.Send(part);
        }

        Assert.Equal((Node + "|a|b|a", Node + "|a|b"), (presence.Next(Node), topics.Next(Node)));
        Assert.Null(presence.Next(Node));
    }
}
