using System.Data.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Data;

/// <summary>What is stored together goes on, however a connection ends.</summary>
public sealed class GroupWriterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_connection_that_cannot_even_be_closed_holds_up_nobody_after_it()
    {
        var saves = 0;
        await using var writer = new GroupWriter<Entry>(new Contexts(), (_, _, _) => ++saves == 1 ? throw new TimeoutException() : Task.FromResult(() => { }), _ => { }, NullLogger.Instance);
        var (first, second) = (new Entry(), new Entry());

        writer.Add(first);
        writer.Add(second);

        await second.Done.WaitAsync(Patience);
        await Assert.ThrowsAsync<TimeoutException>(() => first.Done);
    }

    private sealed class Entry : IWaiting
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public void Answer() => _done.TrySetResult();

        public void Fail(Exception failure) => _done.TrySetException(failure);
    }

    /// <summary>The first connection it gives away fails once more when it is to be closed.</summary>
    private sealed class Contexts : DbConnectionInterceptor, IDbContextFactory<MentoringDb>
    {
        private int _failures = 1;

        public MentoringDb CreateDbContext() => new SqliteMentoringDb(new DbContextOptionsBuilder<SqliteMentoringDb>().UseSqlite("Data Source=:memory:").AddInterceptors(this).Options);

        public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            Interlocked.Decrement(ref _failures) >= 0 ? throw new OperationCanceledException("It does not answer.") : new(result);
    }
}
