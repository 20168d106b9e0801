using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>The least a SignalR server can do with a message: hand it to the other person, remember nothing. A process of its own, as the application is.</summary>
internal sealed class Relay : IAsyncDisposable
{
    public const string Path = "/relay";

    private readonly Process _process;

    private Relay(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts this program a second time.</summary>
    public static async Task<Relay> StartAsync()
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo(System.IO.Path.Combine(AppContext.BaseDirectory, "Mentoring.Tests"), ["bench", "relay", port.ToString(CultureInfo.InvariantCulture)]);
        var relay = new Relay(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
        await Ports.ListensAsync(port);
        return relay;
    }

    /// <summary>What the second one does until it is killed.</summary>
    public static async Task<int> ServeAsync(string port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapHub<RelayHub>(Path);
        await app.RunAsync();
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private sealed record Line(Guid Id, int Sequence, Guid Author, string Text);

    private sealed record Changed(Guid Conversation, Line[] Lines);

    private sealed class RelayHub : Hub
    {
        public Task Join(string conversation) => Groups.AddToGroupAsync(Context.ConnectionId, conversation);

        public Task Send(string conversation, Guid id, string text, Guid? quotes) =>
            Clients.OthersInGroup(conversation).SendAsync("Changed", new Changed(Guid.Parse(conversation), [new(id, 1, quotes ?? Guid.Empty, text)]));
    }
}
