using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Find;

/// <summary>A search whose criteria come as JSON and whose result goes out as JSON: the same search as the page's.</summary>
public sealed class SearchFile(MatchQueries queries, TaxonomyStore taxonomy, IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    private const int IdsAQuery = 500;

    /// <summary>Searches as the member with this address; nothing is written when there are problems.</summary>
    public async Task<Result> RunAsync(string email, string criteria, Stream output, CancellationToken cancel)
    {
        var asked = SearchCriteriaJson.Parse(criteria, taxonomy.Current);
        if (!asked.TryValue(out var search))
            return Core.Common.Result.From(asked.Problems);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var address = Member.NormaliseEmail(email);
        var viewer = await db.Members.AsNoTracking().IgnoreAutoIncludes().FirstOrDefaultAsync(m => m.Email == address && m.DeletedAt == null, cancel);
        if (viewer is null)
            return new InvalidField(nameof(email), $"There is no member with the address “{email}”.");
        if (viewer.WhyNotTakingPart(time.Today()) is { } barred)
            return new InvalidField(nameof(email), $"{viewer.Name} does not take part at the moment, so there is no search as them: {barred.Sentence}");
        var result = await queries.SearchAsync(viewer.Id, search.Criteria, search.On, cancel);
        SearchResultJson.Write(output, result, await EmailsAsync(db, result, cancel));
        return Core.Common.Result.Done;
    }

    private static async Task<Dictionary<MemberId, string>> EmailsAsync(MentoringDb db, SearchResult result, CancellationToken cancel)
    {
        var emails = new Dictionary<MemberId, string>();
        foreach (var some in result.Matches.Select(m => m.Member).Chunk(IdsAQuery))
        {
            foreach (var row in await db.Members.IgnoreAutoIncludes().Where(m => some.Contains(m.Id)).Select(m => new { m.Id, m.Email }).ToListAsync(cancel))
                emails.Add(row.Id, row.Email);
        }

        return emails;
    }
}
