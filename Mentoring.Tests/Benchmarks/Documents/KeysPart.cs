using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Browser;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Microsoft.Playwright;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>Two people in two browsers type at once, each in a note of their own: from the key to the frame in which the other's browser shows the letter, stored on the way.</summary>
internal static class KeysPart
{
    private const int Letters = 320;
    private const double LettersASecond = 8;

    /// <summary>Notes when a text had how many letters: as typed, and as drawn from elsewhere.</summary>
    private const string Watch = """
        () => {
          window.typed = []; window.shown = [];
          const now = () => performance.timeOrigin + performance.now();
          document.addEventListener("input", (e) => window.typed.push([e.target.value.length, now()]), true);
          document.querySelector(".sheet").addEventListener("written", (e) => {
            const length = document.querySelector(`[data-text="${e.detail.address}"]`).value.length;
            requestAnimationFrame(() => window.shown.push([length, now()]));
          });
        }
        """;

    public static async Task RunAsync()
    {
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        var (pair, document) = (RelationshipId.New(), DocumentId.New());
        await SaveAsync(database, pair, document);
        await using var app = await PublishedApp.ServeAsync(database);
        var people = new[] { await OpenAsync(app, Cast.Priya, pair, document), await OpenAsync(app, Cast.Tomas, pair, document) };
        foreach (var (person, list) in people.Zip(["Strengths", "Threats"]))
            await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Add an? (note|observation), {list}$", default, TimeSpan.FromSeconds(1)) }).ClickAsync();
        foreach (var person in people)
        {
            await Assertions.Expect(person.Page.Locator("[data-item] textarea:focus")).ToHaveCountAsync(1);
            await person.Page.EvaluateAsync(Watch);
        }

        await Task.WhenAll(people.Select(p => TypeAsync(p.Page)));
        await SettleAsync(people);
        var (first, second) = (await DelaysAsync(people[0], people[1]), await DelaysAsync(people[1], people[0]));
        double[] all = [.. first, .. second];
        DocumentBench.Say($"## From one person's key to the other's screen: 2 writers, {LettersASecond:0} letters a second each, in Chromium, stored first\n");
        DocumentBench.Say($"| what | bar ms | measured ms |\n| --- | --- | --- |\n| median of {all.Length} letters | 60 | {SearchBench.Percentile(all, 0.5):0} |\n| p99 | 150 | {SearchBench.Percentile(all, 0.99):0} |\n| lost | 0 | {(2 * Letters) - all.Length} |\n");
        foreach (var person in people)
            await person.LeaveAsync();
    }

    private static Task<int> SaveAsync(TestDatabase database, RelationshipId id, DocumentId document) => database.AskAsync(async db =>
    {
        var now = TimeProvider.System.Now();
        db.AddRange(Situations.Together(Cast.Tomas, Cast.Priya, now, id), SharedDocument.Begin(document, id, DocumentKind.Swot, Cast.Priya, shared: true, null, now));
        return await db.SaveChangesAsync();
    });

    private static async Task<Person> OpenAsync(PublishedApp app, MemberId member, RelationshipId pair, DocumentId document)
    {
        var person = await Person.ArriveAsync(Cast.EmailOf(member), app.Address);
        await person.SignInAsync(Cast.EmailOf(member));
        await person.OpenAsync(DocumentAddress.Of(pair, DocumentKind.Swot, document));
        await Assertions.Expect(person.Page.Locator(".quad .add").First).ToBeVisibleAsync();
        return person;
    }

    private static async Task TypeAsync(IPage page)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1 / LettersASecond));
        for (var i = 0; i < Letters && await beat.WaitForNextTickAsync(); i++)
            await page.Keyboard.TypeAsync($"{(char)('a' + (i % 26))}");
    }

    /// <summary>The last letters arrive, or it is given up.</summary>
    private static async Task SettleAsync(IEnumerable<Person> people)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 50 && await beat.WaitForNextTickAsync(); tries++)
        {
            var shown = await Task.WhenAll(people.Select(p => TimesAsync(p, "shown")));
            if (shown.All(s => s.Count > 0 && s[^1].Length == Letters))
                return;
        }
    }

    /// <summary>How long each letter took that one typed and the other saw, in milliseconds.</summary>
    private static async Task<List<double>> DelaysAsync(Person writer, Person reader)
    {
        var (typed, shown) = (await TimesAsync(writer, "typed"), await TimesAsync(reader, "shown"));
        return [.. typed.Where(t => shown.Any(s => s.Length >= t.Length)).Select(t => shown.First(s => s.Length >= t.Length).At - t.At)];
    }

    private static async Task<List<(int Length, double At)>> TimesAsync(Person person, string which) =>
        [.. JsonElement.Parse(await person.Page.EvaluateAsync<string>($"() => JSON.stringify(window.{which})")).EnumerateArray().Select(e => (e[0].GetInt32(), e[1].GetDouble()))];
}
