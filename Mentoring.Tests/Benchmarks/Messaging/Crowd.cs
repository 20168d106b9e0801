using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>People who can sign in, or come with an access token, two and two with a conversation: 0 with 1, 2 with 3 and so on.</summary>
internal sealed record Crowd(IReadOnlyList<Member> People, IReadOnlyList<ConversationId> Conversations, IReadOnlyList<string> Tokens)
{
    public string EmailOf(int person) => People[person].Email;

    /// <summary>The one conversation of this person.</summary>
    public ConversationId ConversationOf(int person) => Conversations[person / 2];

    /// <summary>Adds them; all have the password of the cast, hashed once.</summary>
    public static async Task<Crowd> AddAsync(TestDatabase database, int pairs)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Cast.Password);
        return await database.AskAsync(async db =>
        {
            await db.Database.MigrateAsync();
            if (!await db.Terms.AnyAsync())
                db.AddRange(TaxonomyDefaults.All());
            await db.SaveChangesAsync();
            var area = TermSet.Of((await db.Terms.FirstAsync(t => t.Kind == TermKind.Area)).Id);
            var people = Enumerable.Range(0, pairs * 2).Select(i => Person(i, area, now.AddDays(-30))).ToList();
            foreach (var person in people)
            {
                var account = Cast.AccountOf(person, hash);
                person.LinkAccount(account.Id, person.CreatedAt);
                db.AddRange(account, person);
            }

            var conversations = people.Chunk(2).Select(two => Conversation.Open(ConversationId.New(), two[0].Id, two[1].Id, now)).ToList();
            db.AddRange(conversations);
            db.AddRange(conversations.SelectMany(c => new[] { new ReadMark(c.Id, c.LowId, now), new ReadMark(c.Id, c.HighId, now) }));
            var secrets = people.ConvertAll(_ => TokenSecret.New());
            db.AddRange(people.Zip(secrets, (p, s) => new AccessToken { MemberId = p.Id, Name = "Benchmark", Hash = TokenSecret.Hash(s)!, CreatedAt = now }));
            await db.SaveChangesAsync();
            return new Crowd(people, conversations.ConvertAll(c => c.Id), secrets);
        });
    }

    private static Member Person(int number, TermSet areas, DateTime joinedAt)
    {
        var details = new PersonalDetails { GivenName = "Robin", FamilyName = string.Create(CultureInfo.InvariantCulture, $"Number{number}"), Country = "United Kingdom" };
        var person = CastProfiles.Person(MemberId.New(), string.Create(CultureInfo.InvariantCulture, $"robin{number}@demo.example"), details, joinedAt);
        person.AcceptConduct(joinedAt);
        Assert.True(person.Wish(new MenteeWish(areas, TermSet.Of(), "Lead a team.", string.Empty), joinedAt).Succeeded);
        return person;
    }
}
