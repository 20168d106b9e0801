using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Index;

/// <summary>The words of the names of skills, for finding skills by what their words start with. Immutable.</summary>
internal sealed class SkillNames
{
    private readonly (string Word, TermId Skill)[] _words;

    public SkillNames(Taxonomy taxonomy) =>
        _words = [.. taxonomy.Terms.Where(t => t.Kind == TermKind.Skill).SelectMany(t => Words.Of(t.Name).Select(w => (w, t.Id)))];

    public IEnumerable<TermId> StartingWith(string prefix) =>
        _words.Where(w => w.Word.StartsWith(prefix, StringComparison.Ordinal)).Select(w => w.Skill).Distinct();
}
