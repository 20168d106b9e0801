using Deque.AxeCore.Commons;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Looks at a page as axe does, and for sideways scrolling: phone and desktop, light and dark.</summary>
public static class Axe
{
    /// <summary>
    /// The device's own preference is tried on the phone; on the desktop the chosen appearance is, against the device's preference.
    /// </summary>
    private static readonly (ViewportSize Size, ColorScheme Device, string? Chosen, string Name)[] Looks =
    [
        (Screen.Phone, ColorScheme.Light, null, "phone, light"),
        (Screen.Phone, ColorScheme.Dark, null, "phone, dark"),
        (Screen.Desktop, ColorScheme.Dark, "light", "desktop, light chosen"),
        (Screen.Desktop, ColorScheme.Light, "dark", "desktop, dark chosen"),
    ];

    /// <summary>Every rule of axe but none of its experiments, and the target size of WCAG 2.2, which it leaves out by itself.</summary>
    private const string Everything = "{ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }";

    private const string Look = $$"""
        async () => (await axe.run(document, {{Everything}})).violations.map(v => `${v.id}: ${v.help}${v.nodes.map(n => `\n    ${n.html}`).join("")}`)
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with every violation found on the page as it stands. Told on both databases, a story is looked at on one: the page is the same.</summary>
    public static async Task AssertCleanAsync(Person person)
    {
        if (person.On != Provider.Sqlite)
            return;
        var page = person.Page;
        var chosen = await page.EvaluateAsync<string?>("document.documentElement.getAttribute('data-theme')");
        var found = new List<string>();
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync(Script);
        foreach (var look in Looks)
        {
            await TakeOnAsync(page, look.Size, look.Device, look.Chosen);
            found.AddRange((await ViolationsAsync(page)).Select(v => $"{look.Name}: {v}"));
        }

        await TakeOnAsync(page, Screen.Desktop, ColorScheme.Light, chosen);
        Assert.True(found.Count == 0, $"{page.Url}\n{string.Join('\n', found)}");
    }

    private static async Task TakeOnAsync(IPage page, ViewportSize size, ColorScheme device, string? chosen)
    {
        await page.SetViewportSizeAsync(size.Width, size.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = device });
        await page.EvaluateAsync("t => t === null ? document.documentElement.removeAttribute('data-theme') : document.documentElement.setAttribute('data-theme', t)", chosen);
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        IEnumerable<string> violations = await page.EvaluateAsync<string[]>(Look);
        var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return sideways > 0 ? violations.Append($"scrolls sideways by {sideways} pixels") : violations;
    }
}
