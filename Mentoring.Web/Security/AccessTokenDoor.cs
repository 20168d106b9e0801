using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Security;

/// <summary>Whose token it is.</summary>
public sealed record TokenHolder(Guid Token, MemberId Member);

/// <summary>Lets in whoever holds a token, for as long as it is not revoked and its member takes part.</summary>
public sealed class AccessTokenDoor(IDbContextFactory<MentoringDb> contexts, TimeProvider time)
{
    /// <summary>Whose secret this is, or null when it opens nothing. Writes down that it was used, once a day.</summary>
    public async Task<TokenHolder?> EnterAsync(string? secret, CancellationToken cancel)
    {
        if (TokenSecret.Hash(secret) is not { } hash)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await FindAsync(db, db.AccessTokens.Where(t => t.Hash == hash), cancel) is not { } token)
            return null;
        var today = time.Today();
        if (token.LastUsedOn != today)
            await db.AccessTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedOn, today), cancel);
        return new(token.Id, token.MemberId);
    }

    /// <summary>Whether what was opened with this token may stay open.</summary>
    public async Task<bool> IsOpenAsync(Guid token, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await FindAsync(db, db.AccessTokens.Where(t => t.Id == token), cancel) is not null;
    }

    private async Task<AccessToken?> FindAsync(MentoringDb db, IQueryable<AccessToken> tokens, CancellationToken cancel)
    {
        var found = await (
            from token in tokens.AsNoTracking()
            join member in db.Members.AsNoTracking() on token.MemberId equals member.Id
            join account in db.Users on member.AccountId equals account.Id
            select new { Token = token, Member = member, account.LockoutEnd }).SingleOrDefaultAsync(cancel);

        // As for sign-ins, only a lock without end counts: a stranger's wrong guesses of the password must not throw anybody out
        return found is { LockoutEnd: not { Year: 9999 } } && found.Member.WhyNotTakingPart(time.Today()) is null ? found.Token : null;
    }
}
