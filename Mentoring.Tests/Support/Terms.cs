using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Support;

/// <summary>Taxonomies without a database: entries get the ids it would give them.</summary>
internal static class Terms
{
    public static Taxonomy Taxonomy(params IEnumerable<Term> terms)
    {
        var id = 0;
        return new Taxonomy([.. terms.Select(t => WithId(t, ++id))]);
    }

    public static Taxonomy Default() => Taxonomy(TaxonomyDefaults.All());

    public static TermSet Set(this Taxonomy taxonomy, TermKind kind, params IEnumerable<string> names) =>
        TermSet.Of(names.Select(n => taxonomy.Find(kind, n)!.Value));

    private static Term WithId(Term term, int id)
    {
        typeof(Term).GetProperty(nameof(Term.Id))!.SetValue(term, new TermId(id));
        return term;
    }
}
