using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Somebody at a browser of their own: what they open, and everything that went wrong while they did.</summary>
public sealed class Person
{
    /// <summary>Writing down every step takes time in all stories for the one that fails; MENTORING_TRACES=yes asks for it.</summary>
    private static readonly bool Traced = Environment.GetEnvironmentVariable("MENTORING_TRACES") == "yes";

    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>The frame in which a mail is shown runs no script, not even that of the browser's tracing, which complains at times.</summary>
    private readonly List<string> _forgiven = ["Blocked script execution in 'about:srcdoc'"];

    private Person(string name, IPage page, Uri address, Provider on)
    {
        (Name, Page, Address, On) = (name, page, address, on);
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text} {message.Location}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.RequestFailed += (_, request) => Note(request.Failure != "net::ERR_ABORTED", $"request: {request.Method} {request.Url} {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400, $"response: {response.Status} {response.Url}");
    }

    public string Name { get; }

    public IPage Page { get; }

    public Uri Address { get; }

    /// <summary>The database behind what they see.</summary>
    public Provider On { get; }

    /// <summary>Errors on the console, in scripts and of requests, but for what was forgiven.</summary>
    public IReadOnlyList<string> Faults => [.. _faults.Where(f => !_forgiven.Any(p => f.Contains(p, StringComparison.Ordinal)))];

    public static async Task<Person> ArriveAsync(string name, Uri address, Provider on = Provider.Sqlite)
    {
        var browser = await Chromium.Shared;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ViewportSize = Screen.Desktop,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        if (Traced)
            await context.Tracing.StartAsync(new() { Snapshots = true, Title = name });
        return new Person(name, await context.NewPageAsync(), address, on);
    }

    /// <summary>The same person in another tab of the same browser.</summary>
    public async Task<Person> AgainAsync() => new($"{Name}-again", await Page.Context.NewPageAsync(), Address, On);

    /// <summary>Opens an address and waits until its controls are alive.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await WaitInteractiveAsync();
    }

    /// <summary>Opens an address that needs no script, such as the public and account pages.</summary>
    public Task OpenPlainAsync(string path) => Page.GotoAsync(path);

    /// <summary>The layout says on the page that its circuit lives, and a box for messages has its script.</summary>
    public Task WaitInteractiveAsync() =>
        Page.Locator("html[data-interactive='true']:not(:has([data-composer]:not([data-adopted])))").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Arrives at an address and has signed in before, by a request of their own: where signing in is not the story.</summary>
    public async Task EnterAsync(string email, string path = "/")
    {
        using var http = new HttpPerson(Address);
        await http.SignInAsync(email);
        await Page.Context.AddCookiesAsync(http.Jar.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Address.ToString(), HttpOnly = c.HttpOnly, SameSite = SameSiteAttribute.Lax }));
        await OpenAsync(path);
    }

    /// <summary>Signs in through the page, by e-mail and password, and arrives on an interactive page.</summary>
    public async Task SignInAsync(string email, string password = Cast.Password)
    {
        await OpenPlainAsync("/account/login");
        await FillSignInAsync(email, password);
        await WaitInteractiveAsync();
    }

    /// <summary>Fills in and sends the sign-in form of the page they are on.</summary>
    public async Task FillSignInAsync(string email, string password = Cast.Password)
    {
        var form = Page.Locator("form:has(input[type=password])");
        await form.Locator("input[type=email], input[autocomplete^=username]").First.FillAsync(email);
        await form.Locator("input[type=password]").FillAsync(password);
        await form.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Expects a fault whose text contains this, such as the 404 of a page that is not theirs to see.</summary>
    public void Forgive(string part) => _forgiven.Add(part);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Waits until the page shows a text.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Waits until the address contains this.</summary>
    public Task IsAtAsync(string part) => Assertions.Expect(Page).ToHaveURLAsync(Containing(part));

    /// <summary>Waits until the address does not contain this any more.</summary>
    public Task HasLeftAsync(string part) => Assertions.Expect(Page).Not.ToHaveURLAsync(Containing(part));

    /// <summary>Leaves a screenshot, the page and, where asked for, a trace in a folder, for whoever looks into a failure.</summary>
    public async Task LeaveEvidenceAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Name}.png"), FullPage = true, Timeout = 5_000 });
        await File.WriteAllTextAsync(Path.Combine(folder, $"{Name}.html"), await Page.ContentAsync());
        if (Traced)
            await Page.Context.Tracing.StopAsync(new() { Path = Path.Combine(folder, $"{Name}.trace.zip") });
        await File.WriteAllLinesAsync(Path.Combine(folder, $"{Name}.faults.txt"), [Page.Url, .. _faults]);
    }

    public Task LeaveAsync() => Page.Context.CloseAsync();

    private static Regex Containing(string part) => new(Regex.Escape(part), RegexOptions.None, TimeSpan.FromSeconds(1));

    private void Note(bool isFault, string fault)
    {
        if (isFault)
            _faults.Enqueue(fault);
    }
}
