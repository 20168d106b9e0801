using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Mentoring.Tests.Browser;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Benchmarks;

/// <summary>
/// How soon the search answers beside a page with nothing on it, and what a first visit weighs over the wire in Chromium.
/// dotnet run -c Release --project Mentoring.Tests -- bench pages
/// </summary>
internal static class PageBench
{
    private const int Members = 5000;
    private const int Rounds = 20;
    private const string Search = "/find?areas=Leadership&areas=Career+planning&skills=Tax";

    /// <summary>The frame around one sentence: the emptiest page a signed-in person can have.</summary>
    private const string Empty = "/not-found";

    public static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);
        await using var app = await PublishedApp.StartAsync(database, Members);
        await CompareAsync(app.Address);
        await WeighAsync(app.Address);
        return 0;
    }

    private static async Task CompareAsync(Uri address)
    {
        using var priya = new HttpPerson(address);
        await priya.SignInAsync(Cast.EmailOf(Cast.Priya));
        for (var i = 0; i < 10; i++)
            (_, _) = (await TimeAsync(priya, Search, 20), await TimeAsync(priya, Empty, 0));
        List<double> search = [], empty = [];
        for (var i = 0; i < Rounds; i++)
        {
            empty.Add(await TimeAsync(priya, Empty, 0));
            search.Add(await TimeAsync(priya, Search, 20));
        }

        var (found, nothing) = (SearchBench.Percentile(search, .5), SearchBench.Percentile(empty, .5));
        Say($"# Pages\n\n{Members:N0} members, {Rounds} requests one after the other, medians.\n\n| page | ms |\n| --- | --- |");
        Say($"| nothing on it | {nothing:N2} |\n| 20 mentors, explained | {found:N2} |\n| ratio | {found / nothing:N2} |\n");
    }

    private static async Task<double> TimeAsync(HttpPerson person, string address, int articles)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await person.AskAsync(HttpMethod.Get, address);
        var page = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var shown = page.Split("<article").Length - 1;
        if (shown != articles || answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            throw new InvalidOperationException($"{address} answered {answer.StatusCode} with {shown} people instead of {articles}.");
        return took;
    }

    private static async Task WeighAsync(Uri address)
    {
        Say("| first visit | kB over the wire |\n| --- | --- |");
        await using var context = await (await Chromium.Shared).NewContextAsync();
        var page = await context.NewPageAsync();
        var counted = await CountAsync(context, page);
        await page.GotoAsync(new Uri(address, "/").ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Say($"| welcome | {counted.Take():N1} |");
        await page.GotoAsync(new Uri(address, "/account/login").ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Say($"| sign-in, after the welcome page | {counted.Take():N1} |");
        await page.GetByLabel("E-mail address").FillAsync(Cast.EmailOf(Cast.Priya));
        await page.GetByLabel("Password").FillAsync(Cast.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForSelectorAsync("html[data-interactive=true]");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Say($"| first page of the application | {counted.Take():N1} |");
    }

    private static async Task<Weight> CountAsync(IBrowserContext context, IPage page)
    {
        var weight = new Weight();
        var session = await context.NewCDPSessionAsync(page);
        session.Event("Network.loadingFinished").OnEvent += (_, e) => weight.Add(e, "encodedDataLength");
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => weight.AddFrame(e);
        await session.SendAsync("Network.enable");
        return weight;
    }

    private static void Say(string line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Bytes received, headers and WebSocket frames included.</summary>
    private sealed class Weight
    {
        private double _bytes;

        public void Add(JsonElement? e, string name) => _bytes += e?.GetProperty(name).GetDouble() ?? 0;

        public void AddFrame(JsonElement? e) => _bytes += (e?.GetProperty("response").GetProperty("payloadData").GetString()?.Length ?? 0) * 3 / 4;

        public double Take()
        {
            var kilobytes = _bytes / 1000;
            _bytes = 0;
            return kilobytes;
        }
    }
}
