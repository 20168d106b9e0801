using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Mentoring.Web.Data;

/// <summary>Tells a save that lost against somebody else's from one that failed.</summary>
public static class SaveConflicts
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>Whether somebody else saved first: an older version, a row that exists already, or two transactions that waited for each other.</summary>
    public static bool IsConflict(this Exception failure) =>
        failure is DbUpdateConcurrencyException || IsUniqueViolation(failure) || Causes(failure).Any(c => c is PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        });

    /// <summary>Whether a new connection may do what this one could not.</summary>
    public static bool IsTransient(this Exception failure) => Causes(failure).Any(c => c is DbException { IsTransient: true } or IOException);

    /// <summary>Whether a unique index refused the row.</summary>
    public static bool IsUniqueViolation(this Exception failure) => Causes(failure).Any(c => c
        is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey }
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation });

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }
}
