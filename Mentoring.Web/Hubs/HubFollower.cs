using System.Collections.Concurrent;
using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace Mentoring.Web.Hubs;

/// <summary>
/// One connection of the hub, following its member's conversations: pushes what changed after what it pushed last, one push at a time, so that
/// a slow client holds up nobody but itself and what piles up meanwhile is read in one go.
/// </summary>
public sealed class HubFollower(HubTools tools, IMessagingClient client, HubCallerContext context) : IDisposable
{
    /// <summary>How long a client may take to hear why it is closed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationToken _gone = context.ConnectionAborted;
    private readonly ClaimsPrincipal _user = context.User!;
    private readonly Guid _token = Guid.Parse(context.User!.FindFirstValue(MentoringClaims.Token)!);
    private readonly ConcurrentDictionary<ConversationId, Followed> _followed = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HubPresence _presence = new(tools, client);
    private bool _closed;

    /// <summary>Whether it has been told to go.</summary>
    public bool IsClosed => Volatile.Read(ref _closed);

    public MemberId Member { get; } = context.User!.MemberId()!.Value;

    /// <summary>Subscribes, then reads where everything stands; what changes from here on is pushed.</summary>
    public async Task BeginAsync()
    {
        Keep(tools.Live.Subscribe([Topic.Member(Member), Topic.AccessTokens(Member)], CheckAsync));
        await CheckAsync();
        Keep(tools.Live.Subscribe([Topic.Conversations(Member)], Pacing.Prompt, () => FollowAsync(anew: false)));
        await FollowAsync(anew: true);
    }

    /// <summary>Closes the connection if its token was revoked or its member does not take part any more.</summary>
    public async Task CheckAsync()
    {
        if (!await tools.Door.IsOpenAsync(_token, _gone))
            await CloseAsync("This token does not open this account any more.");
        else if (await tools.Viewers.OfAsync(_user, _gone) is var found && found.TryValue(out var viewer))
            await _presence.BelongsAsync(viewer);
        else
            await CloseAsync(found.Problem!.Sentence);
    }

    public async Task CloseAsync(string reason)
    {
        if (Interlocked.Exchange(ref _closed, true))
            return;
        try
        {
            await client.Closed(reason).WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException or IOException)
        {
            // It does not listen
        }
        finally
        {
            context.Abort();
        }
    }

    /// <summary>Somebody writes in a conversation of theirs.</summary>
    public Result Types(ConversationId conversation)
    {
        if (!_followed.ContainsKey(conversation))
            return new NotFound();
        tools.Presence.Type(conversation, Member);
        return Result.Done;
    }

    /// <summary>Follows whether these are here; of people without a conversation with this member nothing is told.</summary>
    public Result<IReadOnlyList<HubSighting>> Watch(IReadOnlyCollection<Guid> members)
    {
        var partners = _followed.Values.Select(f => f.Other).ToHashSet();
        return _presence.Watch([.. members.Distinct().Select(m => new MemberId(m))], partners);
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _presence.Dispose();
    }

    /// <summary>Follows conversations that are not followed yet, then pushes where the database is ahead: nothing falls between reading and subscribing.</summary>
    /// <param name="anew">The connection has just begun: its client asks itself for what came before.</param>
    private async Task FollowAsync(bool anew)
    {
        foreach (var stand in await tools.Queries.StandsAsync(Member, _gone))
        {
            var followed = new Followed(stand.Id, stand.Other) { Revision = anew ? stand.Revision : 0 };
            if (_followed.TryAdd(stand.Id, followed))
                Keep(tools.Live.Subscribe([Topic.Conversation(stand.Id), Topic.Typing(stand.Id)], Pacing.Passing, () => PushAsync(followed), Member));
        }

        foreach (var stand in await tools.Queries.StandsAsync(Member, _gone))
        {
            if (_followed.TryGetValue(stand.Id, out var followed) && stand.Revision > followed.Revision)
                await PushAsync(followed);
        }
    }

    private async Task PushAsync(Followed followed)
    {
        await _turn.WaitAsync(_gone);
        try
        {
            while (!_closed && await PushPageAsync(followed))
                _gone.ThrowIfCancellationRequested();
            var types = tools.Presence.IsTyping(followed.Id, followed.Other) && _presence.Sees(followed.Other);
            if (types != followed.Types)
                await client.Typing(followed.Id.Value, followed.Other.Value, followed.Types = types);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Pushes what changed; true when there may be more.</summary>
    private async Task<bool> PushPageAsync(Followed followed)
    {
        var read = await tools.Queries.ChangesAsync(Member, followed.Id, followed.Revision, _gone);
        if (!read.TryValue(out var thread))
            return false;
        var marks = HubMarks.Of(thread);
        if (thread.Lines.Count > 0 || marks != followed.Marks)
            await client.Changed(HubThread.Of(followed.Id, thread));
        (followed.Revision, followed.Marks) = (thread.Revision, marks);
        return thread.Lines.Count == ConversationQueries.PageSize;
    }

    private void Keep(IDisposable subscription)
    {
        _subscriptions.Add(subscription);
        if (_gone.IsCancellationRequested)
            subscription.Dispose();
    }

    /// <summary>A conversation and what of it has been pushed.</summary>
    private sealed class Followed(ConversationId id, MemberId other)
    {
        public ConversationId Id => id;

        public MemberId Other => other;

        public int Revision { get; set; }

        public HubMarks? Marks { get; set; }

        public bool Types { get; set; }
    }
}
