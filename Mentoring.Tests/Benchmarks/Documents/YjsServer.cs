using System.Diagnostics;
using System.Globalization;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>A server of Yjs documents in a Node of its own; both kinds keep them in memory only.</summary>
internal sealed class YjsServer : IDisposable
{
    private const string Hocuspocus = """
        import { Server } from "@hocuspocus/server";
        Server.configure({ address: "127.0.0.1", port: Number(process.env.PORT), quiet: true }).listen();
        """;

    private readonly Process _node;

    private YjsServer(Process node, int port) => (_node, Address) = (node, new($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public static Task<YjsServer> HocuspocusAsync() => StartAsync("@hocuspocus/server@2.15.2", "server.mjs");

    public static Task<YjsServer> YWebsocketAsync() => StartAsync("y-websocket@2.1.0", "node_modules/y-websocket/bin/server.cjs");

    public void Dispose()
    {
        _node.Kill();
        _node.Dispose();
    }

    private static async Task<YjsServer> StartAsync(string package, string script)
    {
        var folder = Directory.CreateDirectory(Temporary.File($"yjs-{Guid.CreateVersion7():N}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "server.mjs"), Hocuspocus);
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent", "--prefix", folder, package, "yjs@13.6.33"]) { WorkingDirectory = folder })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm could not install {package}.");
        var port = Ports.Free();
        var start = new ProcessStartInfo("node", [script]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["HOST"] = "127.0.0.1";
        var node = Process.Start(start)!;
        node.BeginOutputReadLine();
        await Ports.ListensAsync(port);
        return new(node, port);
    }
}
