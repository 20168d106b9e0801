using System.Diagnostics;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Cli;

/// <summary>One run of the program as a process of its own.</summary>
internal sealed record Run(int Exit, string Output, string Error)
{
    public static async Task<Run> OfAsync(TestDatabase database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Temporary.Folder };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "Mentoring.Web.dll")))
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in database.Settings)
            start.Environment[key.Replace(":", "__")] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, await error);
    }
}
