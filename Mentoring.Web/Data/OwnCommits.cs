using SQLitePCL;

namespace Mentoring.Web.Data;

/// <summary>Counts what this process commits to the SQLite file, to tell it from what others commit.</summary>
public sealed class OwnCommits
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts those of a connection from now on.</summary>
    internal void Follow(sqlite3 connection) => raw.sqlite3_commit_hook(connection, static own => ((OwnCommits)own).Add(), this);

    private int Add()
    {
        Interlocked.Increment(ref _count);
        return 0;
    }
}
