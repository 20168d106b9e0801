using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Web.Data;

/// <summary>A statement for one row of a table, with the columns and conversions of the model, so that both providers get what a save would have written.</summary>
internal sealed class RowStatement
{
    private readonly List<Column> _columns;

    private RowStatement(string sql, List<Column> columns) => (Sql, _columns) = (sql, columns);

    public string Sql { get; }

    /// <summary>Writes a new row, all columns of it.</summary>
    public static RowStatement Insert(MentoringDb db, Type type)
    {
        var columns = Columns(db, type, out var table);
        return new($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", columns.Select(c => c.Placeholder))})", columns);
    }

    /// <summary>Writes a row that is there; the version rises by one.</summary>
    /// <param name="db">Whose model says how.</param>
    /// <param name="type">Of the row.</param>
    /// <param name="changed">The columns to be written, as <see cref="Changed"/> says; an index none of whose columns is named is left alone.</param>
    public static RowStatement Update(MentoringDb db, Type type, ulong changed)
    {
        var all = Columns(db, type, out var table);
        List<Column> columns = [.. all.Where((c, i) => c.IsKey || c.IsVersion || (changed & Bit(i)) != 0)];
        var set = columns.Where(c => !c.IsKey).Select(c => c.IsVersion ? $"{c.Name} = {c.Placeholder} + 1" : $"{c.Name} = {c.Placeholder}");
        var keys = columns.Where(c => c.IsKey).Select(c => $"{c.Name} = {c.Placeholder}");
        return new($"UPDATE {table} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", keys)}", columns);
    }

    /// <summary>What a row holds in each column of this statement.</summary>
    public object?[] Values(object row) => [.. _columns.Select(c => c.Value(row))];

    /// <summary>Which columns of this statement hold something else than before, a bit each.</summary>
    public ulong Changed(object row, object?[] before)
    {
        var changed = 0ul;
        for (var i = 0; i < _columns.Count; i++)
            changed |= Equals(_columns[i].Value(row), before[i]) ? 0 : Bit(i);
        return changed;
    }

    /// <summary>One for each column, without a value yet.</summary>
    /// <param name="source">Whatever makes parameters of this provider.</param>
    public IEnumerable<DbParameter> Parameters(DbCommand source) => _columns.Select(c => c.Parameter(source));

    /// <summary>A command for this statement, with its parameters and ready to be filled.</summary>
    public async Task<DbCommand> PrepareAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Sql;
        foreach (var parameter in Parameters(command))
            command.Parameters.Add(parameter);
        await command.PrepareAsync(cancel);
        return command;
    }

    public void Fill(DbParameterCollection parameters, object row)
    {
        for (var i = 0; i < _columns.Count; i++)
            parameters[i].Value = _columns[i].Value(row) ?? DBNull.Value;
    }

    /// <summary>Tables here have fewer columns than a number has bits; whatever comes after is always written.</summary>
    private static ulong Bit(int column) => 1ul << Math.Min(column, 63);

    private static List<Column> Columns(MentoringDb db, Type type, out string table)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(type)!;
        var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        table = sql.DelimitIdentifier(store.Name);
        return [.. entity.GetFlattenedProperties().Select((property, i) => new Column(property, sql.DelimitIdentifier(property.GetColumnName(store)!), $"@p{i}"))];
    }

    private sealed class Column(IProperty property, string name, string placeholder)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

        public string Name => name;

        public string Placeholder => placeholder;

        public bool IsKey => property.IsPrimaryKey();

        public bool IsVersion => property.IsConcurrencyToken;

        public DbParameter Parameter(DbCommand command) => _mapping.CreateParameter(command, placeholder, null, property.IsNullable);

        public object? Value(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            return value is not null && _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
