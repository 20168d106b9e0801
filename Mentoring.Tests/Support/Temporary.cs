using Microsoft.Data.Sqlite;

namespace Mentoring.Tests.Support;

/// <summary>The run's own folder, removed when it ends.</summary>
internal static class Temporary
{
    public static string Folder { get; } = Make();

    public static string File(string name) => Path.Combine(Folder, name);

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("mentoring-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        };
        return folder;
    }
}
