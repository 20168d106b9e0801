using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Mentoring.Web.Live;

/// <summary>
/// The base of every component. What somebody presses may fail, as when the database is away for a moment: that is logged and
/// said at the head of the page, and the page stands with everything written on it, where it would be taken down otherwise.
/// </summary>
public abstract class SteadyComponent : ComponentBase, IHandleEvent
{
    /// <summary>One component calls the handler of another above it; the first one called takes what fails, so that those between do not go on as if it had worked.</summary>
    private static readonly AsyncLocal<bool> Handling = new();

    [Inject]
    public required Failures Failures { get; init; }

    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        var first = !Handling.Value;
        Handling.Value = true;
        try
        {
            await HandleAsync(callback, arg);
            if (first && arg is not (KeyboardEventArgs or FocusEventArgs))
                Failures.Clear();
        }
        catch (Exception e) when (first && e is not NavigationException && RendererInfo.IsInteractive)
        {
            Failures.Add(e, GetType().Name);
            StateHasChanged();
        }
    }

    /// <summary>Draws without reading, for changes that stay inside the component.</summary>
    protected void Redraw() => StateHasChanged();

    /// <summary>As every component does: draws once what was done at once, and again when the rest is done.</summary>
    private async Task HandleAsync(EventCallbackWorkItem callback, object? arg)
    {
        var doing = callback.InvokeAsync(arg);
        var isDone = doing.IsCompletedSuccessfully;
        StateHasChanged();
        try
        {
            await doing;
        }
        catch (OperationCanceledException) when (doing.IsCanceled)
        {
            return;
        }

        if (!isDone)
            StateHasChanged();
    }
}
