using System.Runtime.CompilerServices;
using Mentoring.Tests.Support;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>
/// The base of abstract suites of user stories: one sealed heir for each provider. The PostgreSQL one carries both
/// traits itself, for a trait of its own hides the inherited one. A story that fails leaves screenshots and traces in artifacts/browser.
/// </summary>
[Trait(Categories.Name, Categories.Browser)]
public abstract class BrowserSuite(Provider provider)
{
    /// <summary>Tells a story with the cast, as of today, in an application of its own.</summary>
    protected Task TellAsync(Func<Story, Task> tell, IReadOnlyDictionary<string, string?>? settings = null, [CallerMemberName] string name = "") =>
        TellAsync(People.CastNow, tell, settings, name);

    /// <summary>Tells a story with these people.</summary>
    protected async Task TellAsync(People people, Func<Story, Task> tell, IReadOnlyDictionary<string, string?>? settings = null, [CallerMemberName] string name = "")
    {
        await using var story = await Story.BeginAsync(provider, people, settings);
        try
        {
            await tell(story);
            story.AssertNoFaults();
        }
        catch (Exception e)
        {
            await LeaveEvidenceAsync(story, name, e);
            throw;
        }
    }

    /// <summary>What cannot be pictured any more must not hide why the story failed.</summary>
    private async Task LeaveEvidenceAsync(Story story, string name, Exception reason)
    {
        var folder = Path.Combine(Repository.Artifacts, "browser", $"{GetType().Name}.{name}");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "reason.txt"), reason.ToString());
            await story.LeaveEvidenceAsync(folder);
        }
        catch (Exception e) when (e is PlaywrightException or IOException or TimeoutException)
        {
            await File.AppendAllTextAsync(Path.Combine(folder, "reason.txt"), $"\n\nNo more evidence: {e.Message}");
        }
    }
}
