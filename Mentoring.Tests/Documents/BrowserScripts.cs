using System.Diagnostics;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Documents;

/// <summary>The scripts as they are served, in a folder where node finds them together with a test's own.</summary>
internal static class BrowserScripts
{
    /// <summary>Copies them.</summary>
    /// <param name="own">The test's script, beside this file.</param>
    public static async Task<string> FolderAsync(string own)
    {
        var folder = Directory.CreateDirectory(Temporary.File($"scripts-{Guid.CreateVersion7():N}")).FullName;
        foreach (var script in Directory.EnumerateFiles(Path.Combine(Repository.Root, "Mentoring.Web/wwwroot/js"), "*.js"))
            File.Copy(script, Path.Combine(folder, Path.GetFileName(script)));
        File.Copy(Path.Combine(Repository.Root, "Mentoring.Tests/Documents", own), Path.Combine(folder, own));
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{"type":"module"}""");
        return folder;
    }

    public static Process Node(string folder, string script) => Process.Start(new ProcessStartInfo("node", ["--no-warnings", script])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;
}
