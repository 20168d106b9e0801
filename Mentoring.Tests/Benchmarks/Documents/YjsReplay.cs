using System.Diagnostics;
using System.Globalization;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>Yjs in a Node of its own, replaying the same trace whenever it is asked.</summary>
internal sealed class YjsReplay : IDisposable
{
    public const string Package = "yjs@13.6.33";

    private readonly Process _node;
    private readonly string _folder;

    private YjsReplay(Process node, string folder) => (_node, _folder) = (node, folder);

    public static async Task<YjsReplay> StartAsync(EditingTrace trace)
    {
        var folder = Directory.CreateDirectory(Temporary.File($"yjs-{Guid.CreateVersion7():N}")).FullName;
        File.Copy(Path.Combine(Repository.Root, "Mentoring.Tests", "Benchmarks", "Documents", "yjs-trace.mjs"), Path.Combine(folder, "yjs-trace.mjs"));
        await File.WriteAllTextAsync(Path.Combine(folder, "trace.json"), trace.ToJson());
        using var npm = Start(folder, "npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", folder, Package);
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm could not install {Package}.");
        return new(Start(folder, "node", "--expose-gc", "yjs-trace.mjs"), folder);
    }

    /// <summary>How long one replay takes, in milliseconds, and what it ends in.</summary>
    public async Task<(double Took, string Text)> RunAsync()
    {
        await _node.StandardInput.WriteLineAsync("go");
        await _node.StandardInput.FlushAsync();
        var said = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Node ended.");
        return (double.Parse(said, CultureInfo.InvariantCulture), await File.ReadAllTextAsync(Path.Combine(_folder, "yjs.txt")));
    }

    public void Dispose()
    {
        _node.Kill();
        _node.Dispose();
    }

    private static Process Start(string folder, string name, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
}
