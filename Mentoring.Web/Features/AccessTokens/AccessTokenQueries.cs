using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.AccessTokens;

/// <summary>One token in its owner's list.</summary>
public sealed record AccessTokenRow(Guid Id, string Name, DateTime CreatedAt, DateOnly? LastUsedOn);

public sealed class AccessTokenQueries(IDbContextFactory<MentoringDb> contexts)
{
    /// <summary>Newest first; there are never more than <see cref="AccessTokenCommands.Most"/>.</summary>
    public async Task<IReadOnlyList<AccessTokenRow>> ListAsync(MemberId by, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AccessTokens.Where(t => t.MemberId == by)
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id)
            .Select(t => new AccessTokenRow(t.Id, t.Name, t.CreatedAt, t.LastUsedOn)).ToListAsync(cancel);
    }
}
