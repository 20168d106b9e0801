using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Mentoring.Web.Live;

/// <summary>
/// The base of every component. What somebody presses may fail, as when the database is away for a moment: that is logged and
/// said over the page, which stands with everything written on it, where it would be taken down otherwise.
/// </summary>
public abstract class SteadyComponent : ComponentBase, IHandleEvent
{
    /// <summary>One component calls the handler of another above it; the first one called takes what fails, so that those between do not go on as if it had worked.</summary>
    private static readonly AsyncLocal<bool> Handling = new();

    [Inject]
    public required Failures Failures { get; init; }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        var (first, failed) = (!Handling.Value, Failures.Latest);
        Handling.Value = true;
        try
        {
            if (await HandleAsync(callback, arg) && first && IsPress(arg) && Failures.Latest == failed)
                Failures.Clear();
        }
        catch (Exception e) when (first && RendererInfo.IsInteractive && Stands(e, arg))
        {
            if (e is not JSDisconnectedException)
                Failures.Add(e, GetType().Name);
            StateHasChanged();
        }
    }

    /// <summary>Draws without reading, for changes that stay inside the component.</summary>
    protected void Redraw() => StateHasChanged();

    /// <summary>A ticked box shows what it could not store until it is made anew, so then the page is.</summary>
    private static bool Stands(Exception failure, object? arg) => failure is not NavigationException && arg is not ChangeEventArgs { Value: not string };

    /// <summary>A click or a form that was sent, and not a key, a moving pointer or a letter.</summary>
    private static bool IsPress(object? arg) => arg?.GetType() is { } type && (type == typeof(MouseEventArgs) || type == typeof(EventArgs));

    /// <summary>As every component does: draws once what was done at once, and again when the rest is done, has failed or was given up.</summary>
    /// <returns>Whether it was done.</returns>
    private async Task<bool> HandleAsync(EventCallbackWorkItem callback, object? arg)
    {
        var doing = callback.InvokeAsync(arg);
        var atOnce = doing.IsCompleted;
        StateHasChanged();
        try
        {
            await doing;
            return true;
        }
        catch (OperationCanceledException) when (doing.IsCanceled)
        {
            return false;
        }
        finally
        {
            if (!atOnce)
                StateHasChanged();
        }
    }
}
