using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Support;

/// <summary>A way to the database that fails a few times when a test says so.</summary>
internal sealed class DatabaseAway(IDbContextFactory<MentoringDb> real) : IDbContextFactory<MentoringDb>
{
    private int _times;

    /// <summary>How often it still fails.</summary>
    public int Times
    {
        get => Volatile.Read(ref _times);
        set => Volatile.Write(ref _times, value);
    }

    public MentoringDb CreateDbContext()
    {
        if (Times == 0)
            return real.CreateDbContext();
        Interlocked.Decrement(ref _times);
        throw new TimeoutException("The database is away.");
    }
}
