using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>The one browser of the run; every person has a context, as it were a device, of their own in it.</summary>
internal static class Chromium
{
    /// <summary>The shell is the same engine without the windows nobody sees; it takes a third of the time.</summary>
    private static readonly string[] Paths = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    /// <summary>A process kept ready for the next page costs more than it saves here; the others are those that Playwright turns off, for this replaces its list.</summary>
    private const string Off = "--disable-features=SpareRendererForSitePerProcess,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,"
        + "GlobalMediaControls,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,OptimizationHints,NetworkTimeServiceQuerying";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", Off,
    ];

    private static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);

    public static Task<IBrowser> Shared => Running.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var path = Paths.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is not installed; ./test.sh installs it (Debian package chromium-headless-shell).");
        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments, Headless = true });
    }
}
