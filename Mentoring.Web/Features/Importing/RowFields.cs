using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Importing;

/// <summary>Takes the values of one row and remembers everything that is wrong or worth knowing about them.</summary>
internal sealed class RowFields(FileRow row, TermBook terms)
{
    private static readonly int TermLength = 80;

    public List<RowRemark> Faults { get; } = [];

    public List<RowRemark> Notes { get; } = [];

    public List<NewTerm> NewTerms { get; } = [];

    public string Text(string column) => row[column];

    /// <summary>A value on one line; empty when there is none.</summary>
    public string Line(string column) => Core.Common.Text.CleanLine(row[column]);

    public void Fault(string? column, string sentence) => Faults.Add(Remark(column, sentence));

    public void Note(string? column, string sentence) => Notes.Add(Remark(column, sentence));

    /// <summary>The values between the semicolons, without doubles.</summary>
    public IReadOnlyList<string> List(string column) =>
        [.. row[column].Split(';').Select(Core.Common.Text.CleanLine).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    public int? WholeNumber(string column)
    {
        var value = Line(column);
        if (value.Length == 0)
            return null;
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(column, "This is not a whole number.");
        return null;
    }

    public T? OneOf<T>(string column, IReadOnlyDictionary<string, T> values, bool required = false)
        where T : struct
    {
        var value = Line(column);
        if (values.TryGetValue(value.ToLowerInvariant(), out var found))
            return found;
        if (value.Length > 0 || required)
            Fault(column, $"This must be {string.Join(", ", values.Keys.SkipLast(1))} or {values.Keys.Last()}.");
        return null;
    }

    public DateOnly? Date(string column)
    {
        var value = Line(column);
        if (value.Length == 0)
            return null;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(column, "This is not a date of the calendar. Write dates as year-month-day, such as 1985-02-06.");
        return null;
    }

    /// <summary>The entries a column names; those the taxonomy lacks are noted as additions.</summary>
    public TermSet Terms(TermKind kind, string column) => TermSet.Of(List(column).Select(name => Term(kind, column, name)).OfType<TermId>());

    public TermId? Term(TermKind kind, string column, string name)
    {
        if (name.Length == 0)
            return null;
        if (name.Length > TermLength)
        {
            Fault(column, $"Keep each name to {TermLength} characters; one has {name.Length:N0}.");
            return null;
        }

        if (terms.Known(kind, name) is null)
            NewTerms.Add(new NewTerm(kind, name));
        return terms.Find(kind, name);
    }

    /// <summary>Only what the taxonomy has: career stages have an order, so a file cannot add to them.</summary>
    public TermId? KnownTerm(TermKind kind, string column, IEnumerable<string> known)
    {
        var name = Line(column);
        if (name.Length == 0)
            return null;
        var found = terms.Known(kind, name);
        if (found is null)
            Fault(column, $"This is not one of the programme's: {string.Join(", ", known)}.");
        return found;
    }

    private RowRemark Remark(string? column, string sentence) =>
        new(row.Line, row.Record, Line(MemberColumns.Email), column, column is null ? string.Empty : row[column], sentence);
}
