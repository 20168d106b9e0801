using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Mentoring.Web.Hubs;

/// <summary>The door to messaging for clients outside our pages (docs/hub.md): the same commands, the same rules. Opened by an access token and by nothing else.</summary>
[Authorize(AuthenticationSchemes = AccessTokens.Scheme)]
public sealed class MessagesHub(HubFollowers followers, ConversationCommands commands, ConversationQueries queries) : Hub<IMessagingClient>
{
    /// <summary>The most conversations one page of the list has.</summary>
    public const int MostConversations = 100;

    private HubFollower Follower => followers.Of(Context);

    private MemberId Me => Follower.Member;

    private CancellationToken Gone => Context.ConnectionAborted;

    public async Task<HubAnswer<HubConversations>> Conversations(int take) =>
        HubAnswer.Of<ConversationRows, HubConversations>(await queries.ListAsync(Me, Math.Clamp(take, 1, MostConversations), Gone), HubConversations.Of);

    public async Task<HubAnswer<HubSent>> Send(Guid conversation, Guid id, string? text, Guid? quotes) =>
        HubAnswer.Of(await commands.SendAsync(Me, new(conversation), Message(id, text, quotes), Gone), HubSent.Of);

    public async Task<HubAnswer<HubSent>> SendTo(Guid member, Guid id, string? text) =>
        HubAnswer.Of(await commands.WriteToAsync(Me, new(member), Message(id, text, null), Gone), HubSent.Of);

    public async Task<HubAnswer> Read(Guid conversation, int upTo) => HubAnswer.Of(await commands.ReadAsync(Me, new(conversation), upTo, Gone));

    public async Task<HubAnswer> Delivered(Guid conversation, int upTo) => HubAnswer.Of(await commands.DeliveredAsync(Me, new(conversation), upTo, Gone));

    public async Task<HubAnswer> Edit(Guid conversation, Guid id, string? text) =>
        HubAnswer.Of(await commands.EditAsync(Me, new(conversation), new(id), text, Gone));

    public async Task<HubAnswer> Delete(Guid conversation, Guid id) => HubAnswer.Of(await commands.DeleteAsync(Me, new(conversation), new(id), Gone));

    public async Task<HubAnswer<HubThread>> Since(Guid conversation, int revision) =>
        HubAnswer.Of(await queries.ChangesAsync(Me, new(conversation), revision, Gone), thread => HubThread.Of(new(conversation), thread));

    /// <summary>The lines just before a sequence, or the newest without one.</summary>
    public async Task<HubAnswer<HubThread>> Earlier(Guid conversation, int? before) => HubAnswer.Of(
        before is { } sequence ? await queries.EarlierAsync(Me, new(conversation), sequence, Gone) : await queries.NewestAsync(Me, new(conversation), Gone),
        thread => HubThread.Of(new(conversation), thread));

    public HubAnswer Typing(Guid conversation) => HubAnswer.Of(Follower.Types(new(conversation)));

    /// <summary>Who of these people is here, from now on until asked for others; only those the member has a conversation with are told of.</summary>
    public HubAnswer<IReadOnlyList<HubSighting>> Presence(Guid[] members) => HubAnswer.Of(Follower.Watch(members), seen => seen);

    public override Task OnConnectedAsync() => followers.ComeAsync(Context);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        followers.Leave(Context);
        return Task.CompletedTask;
    }

    private static Outgoing Message(Guid id, string? text, Guid? quotes) => new(new(id), text, quotes is { } quoted ? new MessageId(quoted) : null);
}
