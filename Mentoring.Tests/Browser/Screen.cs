using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>The two sizes every page is looked at in.</summary>
public static class Screen
{
    public static ViewportSize Phone => new() { Width = 390, Height = 844 };

    public static ViewportSize Desktop => new() { Width = 1366, Height = 850 };
}
