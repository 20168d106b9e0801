using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Mentoring.Web.Hubs;

/// <summary>The door to messaging for clients outside our pages (docs/hub.md): the same commands, the same rules. Opened by an access token and by nothing else.</summary>
[Authorize(AuthenticationSchemes = AccessTokens.Scheme)]
public sealed class MessagesHub(HubFollowers followers, HubLimit limit, ConversationCommands commands, ConversationQueries queries) : Hub<IMessagingClient>
{
    /// <summary>The most conversations one page of the list has.</summary>
    public const int MostConversations = 100;

    private HubFollower Follower => followers.Of(Context);

    private MemberId Me => Follower.Member;

    private CancellationToken Gone => Context.ConnectionAborted;

    public async Task<HubAnswer<HubConversations>> Conversations(int take) => HubAnswer.Of(
        await LimitedAsync<ConversationRows>(async () => await queries.ListAsync(Me, Math.Clamp(take, 1, MostConversations), Gone)), HubConversations.Of);

    public async Task<HubAnswer<HubSent>> Send(Guid conversation, Guid id, string? text, Guid? quotes) =>
        HubAnswer.Of(await commands.SendAsync(Me, new(conversation), Message(id, text, quotes), Gone), HubSent.Of);

    /// <summary>With files that were uploaded before (docs/hub.md).</summary>
    public async Task<HubAnswer<HubSent>> SendFiles(Guid conversation, Guid id, string? text, Guid? quotes, Guid[]? attachments) => HubAnswer.Of(
        await commands.SendAsync(Me, new(conversation), Message(id, text, quotes) with { Attachments = [.. (attachments ?? []).Select(a => new AttachmentId(a))] }, Gone), HubSent.Of);

    public async Task<HubAnswer<HubSent>> SendTo(Guid member, Guid id, string? text) =>
        HubAnswer.Of(await commands.WriteToAsync(Me, new(member), Message(id, text, null), Gone), HubSent.Of);

    public Task<HubAnswer> Read(Guid conversation, int upTo) => LimitedAsync(() => commands.ReadAsync(Me, new(conversation), upTo, Gone));

    public Task<HubAnswer> Delivered(Guid conversation, int upTo) => LimitedAsync(() => commands.DeliveredAsync(Me, new(conversation), upTo, Gone));

    public Task<HubAnswer> Edit(Guid conversation, Guid id, string? text) => LimitedAsync(() => commands.EditAsync(Me, new(conversation), new(id), text, Gone));

    public Task<HubAnswer> Delete(Guid conversation, Guid id) => LimitedAsync(() => commands.DeleteAsync(Me, new(conversation), new(id), Gone));

    public async Task<HubAnswer<HubThread>> Since(Guid conversation, int revision) => HubAnswer.Of(
        await LimitedAsync(() => queries.ChangesAsync(Me, new(conversation), revision, Gone)), thread => HubThread.Of(new(conversation), thread));

    /// <summary>The lines just before a sequence, or the newest without one.</summary>
    public async Task<HubAnswer<HubThread>> Earlier(Guid conversation, int? before) => HubAnswer.Of(
        await LimitedAsync(() => before is { } sequence ? queries.EarlierAsync(Me, new(conversation), sequence, Gone) : queries.NewestAsync(Me, new(conversation), Gone)),
        thread => HubThread.Of(new(conversation), thread));

    public HubAnswer Typing(Guid conversation) => HubAnswer.Of(limit.Take(Me) is { } wait ? wait : Follower.Types(new(conversation)));

    /// <summary>Who of these people is here, from now on until asked for others; only those the member has a conversation with are told of.</summary>
    public HubAnswer<IReadOnlyList<HubSighting>> Presence(Guid[] members) =>
        HubAnswer.Of(limit.Take(Me) is { } wait ? Result<IReadOnlyList<HubSighting>>.From([wait]) : Follower.Watch(members), seen => seen);

    public override Task OnConnectedAsync() => followers.ComeAsync(Context);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        followers.Leave(Context);
        return Task.CompletedTask;
    }

    private async Task<HubAnswer> LimitedAsync(Func<Task<Result>> call) => HubAnswer.Of(limit.Take(Me) is { } wait ? wait : await call());

    private async Task<Result<T>> LimitedAsync<T>(Func<Task<Result<T>>> call) => limit.Take(Me) is { } wait ? wait : await call();

    private static Outgoing Message(Guid id, string? text, Guid? quotes) => new(new(id), text, quotes is { } quoted ? new MessageId(quoted) : null);
}
