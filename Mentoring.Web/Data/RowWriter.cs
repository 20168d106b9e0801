using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Web.Data;

/// <summary>
/// Writes rows on a connection that stays open, without the change tracker: statements are prepared once and used for as long as the connection lives,
/// or go to the server in one batch where the provider can. For rows that this transaction holds; nobody's version is compared.
/// </summary>
internal sealed class RowWriter(MentoringDb db) : IAsyncDisposable
{
    private readonly Dictionary<Type, RowStatement> _inserts = [];
    private readonly Dictionary<(Type, ulong), RowStatement> _updates = [];
    private readonly Dictionary<object, object?[]> _followed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RowStatement, DbCommand> _prepared = [];
    private readonly List<(RowStatement Statement, object Row)> _waiting = [];

    public void Insert(object row) => _waiting.Add((Whole(row.GetType()), row));

    /// <summary>Remembers what is stored of a row, so that <see cref="Update"/> writes what changed since and no more.</summary>
    public void Follow(object row) => _followed[row] = Whole(row.GetType()).Values(row);

    /// <summary>Writes what changed in a row that is followed.</summary>
    public void Update(object row)
    {
        var type = row.GetType();
        var changed = Whole(type).Changed(row, _followed[row]);
        if (!_updates.TryGetValue((type, changed), out var statement))
            _updates.Add((type, changed), statement = RowStatement.Update(db, type, changed));
        _waiting.Add((statement, row));
    }

    /// <summary>Writes what was added, in order, inside the transaction that is open.</summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        if (_waiting.Count > 0 && connection.CanCreateBatch)
            await SaveBatchAsync(connection, transaction, cancel);
        else
            await SaveEachAsync(connection, transaction, cancel);
        _waiting.Clear();
        _followed.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
            await command.DisposeAsync();
    }

    private RowStatement Whole(Type type)
    {
        if (!_inserts.TryGetValue(type, out var statement))
            _inserts.Add(type, statement = RowStatement.Insert(db, type));
        return statement;
    }

    private async Task SaveBatchAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        await using var source = connection.CreateCommand();
        foreach (var (statement, row) in _waiting)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Sql;
            foreach (var parameter in statement.Parameters(source))
                command.Parameters.Add(parameter);
            statement.Fill(command.Parameters, row);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private async Task SaveEachAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        foreach (var (statement, row) in _waiting)
        {
            if (!_prepared.TryGetValue(statement, out var command))
                _prepared.Add(statement, command = await statement.PrepareAsync(connection, transaction, cancel));
            command.Transaction = transaction;
            statement.Fill(command.Parameters, row);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
