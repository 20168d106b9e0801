using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Mentoring.Web.Data;

/// <summary>
/// The statement of a query of the model, made once for each provider from the query itself: what it means is said in one place, and asking it on a
/// <see cref="PreparedConnection"/> costs no translation. Columns come in the order of the projection.
/// </summary>
/// <param name="query">Given the database and <paramref name="places"/>; these must be the only values in it.</param>
/// <param name="places">Values that stand for the parameters, all different, in the order in which values are given later.</param>
internal sealed class ModelStatement(Func<MentoringDb, IQueryable> query, params object[] places)
{
    private readonly ConcurrentDictionary<IModel, string> _made = new();

    public string For(MentoringDb db) => _made.GetOrAdd(db.Model, _ => Make(db));

    private string Make(MentoringDb db)
    {
        using var command = query(db).CreateDbCommand();
        var sql = command.Parameters.Cast<DbParameter>().Aggregate(command.CommandText, (text, p) =>
            Regex.Replace(text, $@"{Regex.Escape(p.ParameterName.StartsWith('@') ? p.ParameterName : "@" + p.ParameterName)}\b", Name(p), RegexOptions.None, TimeSpan.FromSeconds(1)));

        // One that was written into the statement would be everybody's
        return places.Any(p => sql.Contains(InWords(p), StringComparison.OrdinalIgnoreCase)) ? throw new InvalidOperationException("A value of this query is not a parameter.") : sql;
    }

    private string Name(DbParameter parameter)
    {
        var place = Array.FindIndex(places, p => string.Equals(InWords(p), InWords(parameter.Value), StringComparison.OrdinalIgnoreCase));
        return place >= 0 ? string.Create(CultureInfo.InvariantCulture, $"@p{place}") : throw new InvalidOperationException("There is a value in this query that is not one of its parameters.");
    }

    private static string InWords(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
}
