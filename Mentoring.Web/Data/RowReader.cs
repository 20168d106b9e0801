using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Mentoring.Web.Data;

/// <summary>
/// Reads whole rows of a table as the model makes them, without following changes: the other half of <see cref="RowStatement"/>, for statements that are prepared.
/// For rows of plain columns.
/// </summary>
internal sealed class RowReader<T>
    where T : class
{
    private static readonly ConcurrentDictionary<IModel, RowReader<T>> Known = new();

    private readonly List<string> _columns;
    private readonly Func<DbDataReader, int, T> _read;

    private RowReader(MentoringDb db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(typeof(T))!;
        var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var properties = entity.GetProperties().ToList();
        _columns = [.. properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(store)!))];
        _read = Materializer(properties);
        Table = sql.DelimitIdentifier(store.Name);
    }

    /// <summary>As it stands in a statement.</summary>
    public string Table { get; }

    public int Width => _columns.Count;

    public static RowReader<T> Of(MentoringDb db) => Known.GetOrAdd(db.Model, _ => new(db));

    /// <summary>All of them, for a SELECT.</summary>
    public string Columns(string alias) => string.Join(", ", _columns.Select(c => $"{alias}.{c}"));

    /// <summary>The row a reader stands at.</summary>
    /// <param name="reader">Of a statement with <see cref="Columns"/>.</param>
    /// <param name="from">Where these begin.</param>
    public T Read(DbDataReader reader, int from = 0) => _read(reader, from);

    /// <summary>Takes each row of the answer a reader stands at, and goes on to the next answer.</summary>
    public async Task EachAsync(DbDataReader reader, Action<T> take, CancellationToken cancel)
    {
        while (await reader.ReadAsync(cancel))
            take(Read(reader));
        await reader.NextResultAsync(cancel);
    }

    private static Func<DbDataReader, int, T> Materializer(List<IProperty> properties)
    {
        var (reader, from, row) = (Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)), Expression.Variable(typeof(T)));
        var make = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [])!;
        var assigned = properties.Select((p, i) => Expression.Assign(Expression.Property(row, p.PropertyInfo!), ValueOf(p, reader, Expression.Add(from, Expression.Constant(i)))));
        return Expression.Lambda<Func<DbDataReader, int, T>>(Expression.Block([row], [Expression.Assign(row, Expression.New(make)), .. assigned, row]), reader, from).Compile();
    }

    private static Expression ValueOf(IProperty property, Expression reader, Expression at)
    {
        var mapping = property.GetRelationalTypeMapping();
        var get = mapping.GetDataReaderMethod();
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(Expression.Convert(reader, get.DeclaringType!), get, at));
        if (mapping.Converter is { ConvertFromProviderExpression: var convert, ProviderClrType: var stored })
            value = ReplacingExpressionVisitor.Replace(convert.Parameters[0], As(value, stored), convert.Body);
        value = As(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(property.ClrType), value)
            : value;
    }

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
