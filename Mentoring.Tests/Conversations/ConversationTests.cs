using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Conversations;

public sealed class ConversationTests
{
    private static readonly DateTime Now = FakeTime.Start;

    private readonly Conversation _conversation = Conversation.Open(ConversationId.New(), Cast.Priya, Cast.Tomas, Now);

    [Fact]
    public void A_pair_is_the_same_whoever_begins()
    {
        var other = Conversation.Open(ConversationId.New(), Cast.Tomas, Cast.Priya, Now);

        Assert.Equal((_conversation.LowId, _conversation.HighId), (other.LowId, other.HighId));
        Assert.Equal((Cast.Priya, Cast.Tomas), (_conversation.StarterId, other.StarterId));
        Assert.Equal(Cast.Tomas, other.OtherThan(Cast.Priya));
    }

    [Fact]
    public void Messages_are_numbered_from_one()
    {
        Assert.Equal(1, Say("One").Value.Sequence);
        Assert.Equal(2, Say("Two").Value.Sequence);
    }

    [Fact]
    public void Text_is_stored_clean_with_its_line_breaks() => Assert.Equal("One\n\nTwo 😀", Say("  One\r\n\r\nTwo 😀\0 ").Value.Text);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData(null)]
    public void Nothing_is_not_a_message(string? text)
    {
        Assert.IsType<EmptyMessage>(Say(text).Problem);
        Assert.Equal(0, _conversation.LastSequence);
    }

    [Fact]
    public void Four_thousand_characters_fit_and_one_more_does_not()
    {
        Assert.True(Say(new string('a', Message.TextLength)).Succeeded);
        Assert.Equal(new MessageTooLong(4001), Say(new string('a', Message.TextLength + 1)).Problem);
    }

    [Fact]
    public void An_outsider_finds_no_conversation() =>
        Assert.IsType<NotFound>(_conversation.Say(MessageId.New(), Cast.Amara, "Hello", Now).Problem);

    [Fact]
    public void A_read_mark_moves_forward_only()
    {
        var mark = new ReadMark(_conversation.Id, Cast.Priya, Now);

        Assert.True(mark.MoveTo(5, Now.AddMinutes(1)));
        Assert.False(mark.MoveTo(3, Now.AddMinutes(2)));
        Assert.False(mark.MoveTo(5, Now.AddMinutes(2)));
        Assert.Equal((5, Now.AddMinutes(1)), (mark.Sequence, mark.At));
    }

    private Result<Message> Say(string? text) => _conversation.Say(MessageId.New(), Cast.Priya, text, Now);
}
