using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Importing;

/// <summary>Finds the entries a file names. Those the taxonomy lacks get a passing id below zero until they are added.</summary>
internal sealed class TermBook(Taxonomy taxonomy)
{
    private readonly Dictionary<(TermKind Kind, string Name), TermId> _additions = [];

    public TermId? Known(TermKind kind, string name) => taxonomy.Find(kind, name);

    public TermId Find(TermKind kind, string name)
    {
        if (Known(kind, name) is { } known)
            return known;
        var key = (kind, name.ToUpperInvariant());
        if (!_additions.TryGetValue(key, out var id))
            _additions[key] = id = new TermId(-1 - _additions.Count);
        return id;
    }
}
