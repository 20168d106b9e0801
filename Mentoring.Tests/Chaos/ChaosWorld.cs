using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Chaos;

/// <summary>A conversation two of them have.</summary>
internal sealed record Pair(ConversationId Id, MemberId One, MemberId Other);

/// <summary>A database with people who write to each other, everybody with their two neighbours in a ring, and a token for each.</summary>
internal sealed class ChaosWorld : IAsyncDisposable
{
    public const int People = 16;

    private readonly Dictionary<MemberId, string> _secrets = [];

    private ChaosWorld(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public IReadOnlyList<MemberId> Members => [.. _secrets.Keys];

    public List<Pair> Pairs { get; } = [];

    public static async Task<ChaosWorld> MakeAsync(Provider provider)
    {
        var world = new ChaosWorld(await TestDatabase.WithAsync(provider, Support.People.CastNow));
        await world.Database.AskAsync(world.FillAsync);
        return world;
    }

    public string SecretOf(MemberId member) => _secrets[member];

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private async Task<int> FillAsync(MentoringDb db)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var people = Enumerable.Range(1, People).Select(n => Cast.Extra("Writer", $"Number {n}", $"writer{n}@example.org")).ToList();
        foreach (var person in people)
        {
            var account = Cast.AccountOf(person, string.Empty);
            person.LinkAccount(account.Id, now);
            person.AcceptConduct(now);
            var secret = _secrets[person.Id] = TokenSecret.New();
            db.AddRange(account, person, new AccessToken { MemberId = person.Id, Name = "Chaos", Hash = TokenSecret.Hash(secret)!, CreatedAt = now });
        }

        for (var i = 0; i < People; i++)
        {
            var (one, other) = (people[i].Id, people[(i + 1) % People].Id);
            var conversation = Conversation.Open(ConversationId.New(), one, other, now);
            Pairs.Add(new(conversation.Id, one, other));
            db.AddRange(conversation, new ReadMark(conversation.Id, one, now), new ReadMark(conversation.Id, other, now));
        }

        return await db.SaveChangesAsync();
    }
}
