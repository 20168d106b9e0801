using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>The page of a G-STAR as one of its two has it open.</summary>
internal static class SheetPage
{
    public const string Script = "attach";

    /// <summary>Makes one client of a signed-in person and the page they loaded.</summary>
    public delegate T Starting<out T>(Uri address, string path, HttpPerson person, string html);

    /// <summary>Signs in, loads the page, and lets a client go on with it.</summary>
    public static async Task<T> OpenAsync<T>(Uri address, string email, (RelationshipId Pair, DocumentId Document) where, Starting<T> start)
    {
        using var person = new HttpPerson(address);
        await person.SignInAsync(email);
        var path = DocumentAddress.Of(where.Pair, DocumentKind.GStar, where.Document);
        using var page = await person.AskAsync(HttpMethod.Get, path);
        return start(address, path, person, await page.Content.ReadAsStringAsync());
    }

    /// <summary>One G-STAR for each two of a crowd.</summary>
    public static Task<List<(RelationshipId Pair, DocumentId Document)>> AddAsync(TestDatabase database, Crowd crowd) => database.AskAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var added = new List<(RelationshipId, DocumentId)>();
        for (var i = 0; i < crowd.People.Count; i += 2)
        {
            var (mentor, mentee, document) = (crowd.People[i].Id, crowd.People[i + 1].Id, DocumentId.New());
            var pair = Situations.Together(mentor, mentee, now);
            db.AddRange(pair, SharedDocument.Begin(document, pair.Id, DocumentKind.GStar, mentee, shared: true, null, now));
            added.Add((pair.Id, document));
        }

        db.Tells = false;
        await db.SaveChangesAsync();
        return added;
    });
}
