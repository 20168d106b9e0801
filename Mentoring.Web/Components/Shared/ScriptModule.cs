using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Mentoring.Web.Components.Shared;

internal static class ScriptModule
{
    /// <summary>Calls a function of a script for an element; an element or a page that has gone meanwhile needs nothing any more.</summary>
    public static async Task CallModuleAsync(this IJSRuntime script, string address, string function, ElementReference element, params object?[] others)
    {
        try
        {
            await script.InvokeVoidAsync("mentoring.call", [$"/{address}", function, element, .. others]);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The reader left
        }
    }

    /// <summary>Moves the keyboard to an element, unless that has gone meanwhile.</summary>
    public static async Task MoveKeyboardAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // Somebody else's change took it off the page, or the reader left
        }
    }
}
