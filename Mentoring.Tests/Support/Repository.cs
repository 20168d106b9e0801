namespace Mentoring.Tests.Support;

/// <summary>The source tree the tests were built from, for checks of sources and for what failed tests leave behind.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Git-ignored; screenshots and traces of failed browser tests.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>Every source file with one of these endings below a folder, as (path from the root, text), in order; nothing built or generated.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts" or "data" or ".git"))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(Path.Combine(Root, f))));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mentoring.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run from a build inside the repository.");
    }
}
