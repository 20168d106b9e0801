using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Support;

/// <summary>The way to the database, which the test holds shut or breaks.</summary>
public sealed class Door : IDbContextFactory<MentoringDb>
{
    private TaskCompletionSource _open = Opened();

    public IDbContextFactory<MentoringDb> Contexts { get; set; } = null!;

    /// <summary>Whoever comes from now on waits.</summary>
    /// <returns>Lets go those who wait until the next time it is closed or opened, and nobody else.</returns>
    public TaskCompletionSource Close() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Break() => Break(new InvalidOperationException("The database is away."));

    public void Break(Exception why) => Close().SetException(why);

    public void Open()
    {
        _open.TrySetResult();
        _open = Opened();
    }

    public MentoringDb CreateDbContext() => Contexts.CreateDbContext();

    public async Task<MentoringDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        await _open.Task;
        return await Contexts.CreateDbContextAsync(cancellationToken);
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
