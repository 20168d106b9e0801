using Microsoft.JSInterop;

namespace Mentoring.Web.Components.Shared;

internal static class ScriptModule
{
    /// <summary>Calls a function of a script that lies beside a component; a page that has gone meanwhile needs nothing any more.</summary>
    public static async Task CallModuleAsync(this IJSRuntime script, string address, string function, params object?[] arguments)
    {
        try
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", $"/{address}");
            await module.InvokeVoidAsync(function, arguments);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The reader left
        }
    }
}
