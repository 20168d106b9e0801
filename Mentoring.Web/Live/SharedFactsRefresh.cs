using Mentoring.Web.Data;

namespace Mentoring.Web.Live;

/// <summary>Keeps what every page reads from memory, the taxonomy and the weights, as the database has it.</summary>
internal sealed class SharedFactsRefresh(LiveTopics topics, TaxonomyStore taxonomy, ProgrammeWeights weights) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private bool _disposed;
    private readonly List<IDisposable> _subscriptions = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscriptions.Add(topics.Subscribe([Topic.Taxonomy], () => taxonomy.ReloadAsync(_stopping.Token)));
        _subscriptions.Add(topics.Subscribe([Topic.Programme], WeightsAsync));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A host may stop a service it has already disposed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        _subscriptions.ForEach(s => s.Dispose());
        _stopping.Cancel();
        _stopping.Dispose();
    }

    /// <summary>Whoever shows a search reads again once the new weights are there.</summary>
    private async Task WeightsAsync()
    {
        await weights.ReloadAsync(_stopping.Token);
        topics.Tell([Topic.Searches]);
    }
}
