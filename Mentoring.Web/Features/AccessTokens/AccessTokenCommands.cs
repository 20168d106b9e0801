using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.AccessTokens;

/// <summary>What members do with the tokens of their clients. The secret is told once, to whoever asked for it.</summary>
public sealed class AccessTokenCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live, TimeProvider time)
{
    /// <summary>How many one member can have.</summary>
    public const int Most = 20;

    /// <summary>Makes a token and returns its secret, which nobody can be told again.</summary>
    public async Task<Result<string>> IssueAsync(MemberId by, string? name, CancellationToken cancel)
    {
        var called = Text.CleanLine(name);
        if (called.Length is 0 or > AccessToken.NameLength)
            return new InvalidField(nameof(AccessToken.Name), $"Give the token a name of up to {AccessToken.NameLength} characters, such as the device it is for.");
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Whoever makes several at once does so one after the other, so that the limit holds
        if (await db.Members.Where(m => m.Id == by && m.DeletedAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version), cancel) == 0)
            return new NotFound();
        if (await db.AccessTokens.CountAsync(t => t.MemberId == by, cancel) >= Most)
            return new TooManyTokens();
        var secret = TokenSecret.New();
        db.AccessTokens.Add(new() { MemberId = by, Name = called, Hash = TokenSecret.Hash(secret)!, CreatedAt = time.Now() });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(Topic.AccessTokens(by));
        return secret;
    }

    /// <summary>Ends a token; what was opened with it is closed at once.</summary>
    public async Task<Result> RevokeAsync(MemberId by, Guid token, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.AccessTokens.Where(t => t.Id == token && t.MemberId == by).ExecuteDeleteAsync(cancel) == 0)
            return new NotFound();
        live.Announce(Topic.AccessTokens(by));
        return Result.Done;
    }
}

/// <summary>The member has as many tokens as one can have.</summary>
public sealed record TooManyTokens() : Problem($"You have {AccessTokenCommands.Most} tokens, which is the most one person can have. Revoke one that you no longer use.");
