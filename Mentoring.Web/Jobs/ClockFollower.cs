using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Jobs;

/// <summary>Follows the clock when another process moves it. Development only.</summary>
internal sealed class ClockFollower(IDbContextFactory<MentoringDb> contexts, ProgrammeClock clock, LiveTopics topics) : IHostedService
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = topics.Subscribe([Topic.Programme], FollowAsync);
        return FollowAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private async Task FollowAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        await clock.FollowAsync(db, CancellationToken.None);
    }
}
