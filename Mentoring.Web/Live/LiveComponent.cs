using Mentoring.Core.Common;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Live;

/// <summary>Where a live component stands with what it shows.</summary>
public enum LoadState
{
    Loading,
    Ready,

    /// <summary>Reading failed; the component offers to try again.</summary>
    Failed,
}

/// <summary>
/// The one base for components that show what others may change: subscribes first, reads then, reads again when told,
/// marshals to its own circuit, and lets go when it is disposed.
/// </summary>
public abstract class LiveComponent : SteadyComponent, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyCollection<Topic> _topics = [];
    private IReadOnlyDictionary<string, object?>? _given;
    private IDisposable? _subscription;

    protected LiveComponent() => Gone = _gone.Token;

    [Inject]
    public required LiveTopics Live { get; init; }

    [Inject]
    public required ILogger<LiveComponent> Logger { get; init; }

    public LoadState State { get; private set; }

    /// <summary>Cancelled when the component is gone.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>What to watch, given the parameters; when it changes, the component subscribes anew.</summary>
    protected abstract IReadOnlyCollection<Topic> Topics { get; }

    /// <summary>How soon and how often it hears of changes.</summary>
    protected virtual Pacing Pacing => Pacing.Steady;

    /// <summary>For whom it follows what people do together; they see their own changes after everybody else. Null elsewhere.</summary>
    protected virtual MemberId? Reader => null;

    /// <summary>What is drawn, as a value: when reading again leaves it equal, nothing is drawn again. Null draws every time.</summary>
    protected virtual object? Picture => null;

    /// <summary>Reads everything the component shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Reads again and draws; also what a "Try again" button calls.</summary>
    public Task ReloadAsync() => InvokeAsync(ReadAsync);

    /// <summary>Whoever stands above is drawn more often than what it gives changes; then nothing is read or drawn here.</summary>
    public override Task SetParametersAsync(ParameterView parameters)
    {
        var given = parameters.ToDictionary();
        if (_given is not null && IsSame(given, _given))
        {
            parameters.SetParameterProperties(this);
            return Task.CompletedTask;
        }

        _given = given;
        return base.SetParametersAsync(parameters);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        var topics = Topics;
        if (RendererInfo.IsInteractive && (_subscription is null || !topics.SequenceEqual(_topics)))
        {
            _subscription?.Dispose();
            _topics = topics;
            _subscription = Live.Subscribe(topics, Pacing, ChangedAsync, Reader);
        }

        await TryLoadAsync();
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || Gone.IsCancellationRequested)
            return;
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>Throws when it could not read, so that it is called again.</summary>
    private Task ChangedAsync() => Gone.IsCancellationRequested ? Task.CompletedTask : InvokeAsync(async () =>
    {
        try
        {
            if (!Gone.IsCancellationRequested)
                await ReadAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }

        if (State == LoadState.Failed && !Gone.IsCancellationRequested)
            throw new InvalidOperationException($"{GetType().Name} does not show what changed.");
    });

    private async Task ReadAsync()
    {
        var (state, shown) = (State, Picture);
        await TryLoadAsync();
        if (shown is null || state != State || !shown.Equals(Picture))
            StateHasChanged();
    }

    private static bool IsSame(IReadOnlyDictionary<string, object?> now, IReadOnlyDictionary<string, object?> before) =>
        now.Count == before.Count && now.All(p => before.TryGetValue(p.Key, out var value) && IsSame(p.Value, value));

    /// <summary>Callbacks are made anew whenever the component above is drawn, to do the same. A fragment may be the same and draw something else.</summary>
    private static bool IsSame(object? now, object? before) => now switch
    {
        EventCallback or Action or Func<Task> => true,
        Delegate => false,
        _ => Equals(now, before) || (now?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(EventCallback<>)),
    };

    private async Task TryLoadAsync()
    {
        try
        {
            await LoadAsync();
            State = LoadState.Ready;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // Nobody is looking any more
        }
        catch (NavigationException)
        {
            throw;
        }
        catch (Exception e)
        {
            Logger.LogError(e, "{Component} could not read what it shows", GetType().Name);
            State = LoadState.Failed;
        }
    }
}
