using System.Collections.Concurrent;
using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Matching;

/// <summary>Holds the match index and keeps it as the database is: built at the start, then following what changes.</summary>
public sealed class MatchIndexKeeper(IDbContextFactory<MentoringDb> contexts, TaxonomyStore taxonomy, LiveTopics topics, TimeProvider time, ILogger<MatchIndexKeeper> logger)
    : BackgroundService
{
    /// <summary>Every so often it looks by itself, should an announcement have been lost; also how soon a new day is noticed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<MemberId, byte> _told = [];
    private readonly ChangeFeed _feed = new();
    private volatile MatchIndex _current = MatchIndex.Empty;
    private bool _taxonomyChanged;
    private DateOnly _builtOn;

    /// <summary>The latest snapshot; empty until <see cref="Ready"/>.</summary>
    public MatchIndex Current => _current;

    /// <summary>Done when the first snapshot is there.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Waits for the first snapshot; where nothing runs in the background, makes it.</summary>
    public Task ReadyAsync(CancellationToken cancel) => ExecuteTask is null && !Ready.IsCompleted ? RefreshAsync(cancel) : Ready.WaitAsync(cancel);

    /// <summary>Something changed: look soon.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been told already
        }
    }

    /// <summary>What is known of these members changed without their rows saying so.</summary>
    public void Changed(IEnumerable<MemberId> members)
    {
        foreach (var member in members)
        {
            _told.TryAdd(member, 0);
            Wake();
        }
    }

    /// <summary>Terms were renamed, added or put in another order.</summary>
    public void TermsChanged()
    {
        Volatile.Write(ref _taxonomyChanged, true);
        Wake();
    }

    /// <summary>Brings the snapshot up to date now.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            var today = time.Today();
            await TakeOverAsync(db, today, cancel);
        }
        catch
        {
            // What the feed gave may not have been applied: read everybody next time
            _builtOn = default;
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
        _wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var members = topics.Subscribe([Topic.Members], Poke);
        using var terms = topics.Subscribe([Topic.Taxonomy], PokeTerms);
        await Tireless.RunAsync("The match index", FollowOnceAsync, time, logger, stoppingToken);
    }

    private async Task FollowOnceAsync(CancellationToken stopping)
    {
        await RefreshAsync(stopping);
        await _wake.WaitAsync(Patience, stopping);
    }

    private Task Poke()
    {
        Wake();
        return Task.CompletedTask;
    }

    private Task PokeTerms()
    {
        TermsChanged();
        return Task.CompletedTask;
    }

    private async Task TakeOverAsync(MentoringDb db, DateOnly today, CancellationToken cancel)
    {
        var before = _current;
        if (!_ready.Task.IsCompleted || _builtOn != today || _current.NeedsRebuild)
            await BuildAsync(db, today, cancel);
        else
            await FollowAsync(db, today, cancel);
        _ready.TrySetResult();

        // Whoever shows a search reads again now; at the announcement itself they would have met the old snapshot
        if (!ReferenceEquals(before, _current))
            topics.Tell([Topic.Searches]);
    }

    private async Task BuildAsync(MentoringDb db, DateOnly today, CancellationToken cancel)
    {
        // Whatever changes while everybody is read is read again afterwards
        await _feed.StartAsync(db, cancel);
        var began = time.GetTimestamp();
        await taxonomy.ReloadAsync(cancel);
        _current = MatchIndex.Build(taxonomy.Current, await MatchRecordReader.AllAsync(db, today, cancel));
        _builtOn = today;
        logger.LogInformation("Built the match index of {Members} members in {Milliseconds:0} ms", _current.Count, time.GetElapsedTime(began).TotalMilliseconds);
    }

    private async Task FollowAsync(MentoringDb db, DateOnly today, CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _taxonomyChanged, false))
        {
            await taxonomy.ReloadAsync(cancel);
            _current = _current.With(taxonomy.Current);
        }

        var told = _told.Keys.ToList();
        told.ForEach(id => _told.TryRemove(id, out _));
        var touched = (await _feed.ReadAsync(db, cancel)).Union(told).ToList();
        if (touched.Count > 2000 + (_current.Count / 10))
        {
            await BuildAsync(db, today, cancel);
        }
        else if (touched.Count > 0)
        {
            var records = await MatchRecordReader.OfAsync(db, touched, today, cancel);
            _current = _current.With(records, touched.Except(records.Select(r => r.Id)));
        }
    }
}
