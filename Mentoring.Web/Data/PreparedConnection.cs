using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Web.Data;

/// <summary>A connection that stays open, and the few statements that are asked on it again and again, each prepared once. For one user at a time.</summary>
internal sealed class PreparedConnection : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    private bool _waits = true;

    private PreparedConnection(MentoringDb db) => (Db, IsPostgres) = (db, db.Database.IsNpgsql());

    public MentoringDb Db { get; }

    public bool IsPostgres { get; }

    public static async Task<PreparedConnection> OpenAsync(IDbContextFactory<MentoringDb> contexts, CancellationToken cancel)
    {
        var connection = new PreparedConnection(await contexts.CreateDbContextAsync(cancel));
        try
        {
            await connection.Db.Database.OpenConnectionAsync(cancel);

            // Every statement here has one good plan, by its index, however few rows there were when it was made
            if (connection.IsPostgres)
                await connection.Db.Database.ExecuteSqlRawAsync("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off", cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks in the transaction that is open, if there is one.</summary>
    /// <param name="sql">One or more statements with the parameters @p0, @p1 …</param>
    /// <param name="values">Their values: numbers, ids, and lists of ids.</param>
    /// <param name="cancel">Nobody waits any more.</param>
    public async Task<DbDataReader> ReadAsync(string sql, object[] values, CancellationToken cancel)
    {
        var command = await PreparedAsync(sql, values, cancel);
        return await command.ExecuteReaderAsync(cancel);
    }

    /// <summary>Carries out a statement that has no parameters and no answer.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        var command = await PreparedAsync(sql, [], cancel);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Holds what it changes from now on; for everything until it is committed or disposed.</summary>
    public Task<PreparedTransaction> BeginAsync(CancellationToken cancel) => PreparedTransaction.BeginAsync(this, cancel);

    /// <summary>
    /// Whether the commits that follow wait for the disk, as they do unless told otherwise. One that does not wait outlives this process and comes to the disk with the next
    /// that does, or within moments; a power cut before that undoes it as a whole. Between transactions only.
    /// </summary>
    public async Task WaitForDiskAsync(bool waits, CancellationToken cancel)
    {
        if (waits == _waits)
            return;

        // Made anew each time: SQLite carries this one out when it is prepared
        await using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = (IsPostgres, waits) switch
        {
            (true, true) => "SET synchronous_commit = on",
            (true, false) => "SET synchronous_commit = off",
            (false, true) => "PRAGMA synchronous = FULL",
            (false, false) => "PRAGMA synchronous = NORMAL",
        };
        await command.ExecuteNonQueryAsync(cancel);
        _waits = waits;
    }

    /// <summary>The condition that a column is in a list of ids, which each provider takes as one parameter in a form of its own.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="ids">Its value. On SQLite one id, which is nearly always, and none are asked for without unpacking a list.</param>
    public string In(string parameter, Guid[] ids) => IsPostgres ? $"= ANY({parameter})" : ids.Length switch
    {
        0 => "IN ()",
        1 => $"= {parameter}",
        _ => $"IN (SELECT value FROM json_each({parameter}))",
    };

    /// <summary>What the text of <see cref="In"/> depends on: statements with as many ids of each kind, as far as this tells them apart, are the same.</summary>
    public static int Shape(Guid[] ids) => Math.Min(ids.Length, 2);

    /// <summary>
    /// The statement before a read of rows that nobody else is to change until the transaction ends, in one order for everybody so that no two wait for each other.
    /// Held first and read then, the rows are as those left them who held them before. On SQLite the transaction holds everything, and there is none.
    /// </summary>
    public string Hold(string table, string parameter, Guid[] ids) => IsPostgres ? $"""SELECT 1 FROM {table} h WHERE h."Id" {In(parameter, ids)} ORDER BY h."Id" FOR UPDATE;""" : string.Empty;

    /// <summary>Goes on from what <see cref="Hold"/> answered to what is read.</summary>
    public Task PassHoldAsync(DbDataReader reader, CancellationToken cancel) => IsPostgres ? reader.NextResultAsync(cancel) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        // Whoever gets it from the pool next relies on it; what PostgreSQL's pool takes back it resets itself
        if (!IsPostgres)
            await WaitForDiskAsync(true, CancellationToken.None);
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
        await Db.DisposeAsync();
    }

    private static object AsValue(Guid[] ids) => ids.Length == 1 ? ids[0] : JsonSerializer.Serialize(ids.Select(id => id.ToString().ToUpperInvariant()));

    private async Task<DbCommand> PreparedAsync(string sql, object[] values, CancellationToken cancel)
    {
        var known = _commands.TryGetValue(sql, out var command);
        if (command is null)
            _commands.Add(sql, command = Command(sql, values.Length));
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] is Guid[] ids && !IsPostgres ? AsValue(ids) : values[i];
        command.Transaction = Db.Database.CurrentTransaction?.GetDbTransaction();
        if (!known)
            await command.PrepareAsync(cancel);
        return command;
    }

    private DbCommand Command(string sql, int parameters)
    {
        var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
