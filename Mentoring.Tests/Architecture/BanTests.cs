namespace Mentoring.Tests.Architecture;

/// <summary>What went wrong elsewhere, and is not done here.</summary>
public sealed class BanTests
{
    [Fact]
    public void Only_the_live_bases_draw_by_hand() =>
        Fence.Nowhere("Components inherit LiveComponent instead of calling StateHasChanged", Fence.Places(
            Fence.Web(".cs", ".razor").Where(f => f.Path is not ("Mentoring.Web/Live/LiveComponent.cs" or "Mentoring.Web/Live/SteadyComponent.cs")), @"\bStateHasChanged\b"));

    [Fact]
    public void No_method_is_async_void() =>
        Fence.Nowhere("Return a Task, so that failures are seen",
            Fence.Places(Fence.Core().Concat(Fence.Web(".cs", ".razor")).Concat(Fence.Tests()), @"\basync\s+void\b"));

    [Fact]
    public void No_test_sleeps() =>
        Fence.Nowhere("Wait for what is awaited, or move FakeTime", Fence.Places(Fence.Tests(), @"\b(Task\.Delay|Thread\.Sleep|WaitForTimeoutAsync)\b"));

    [Fact]
    public void No_test_is_skipped() =>
        Fence.Nowhere("A test runs or is deleted", Fence.Places(Fence.Tests(), @"\[(Fact|Theory)\(.*Skip\s*="));

    [Fact]
    public void Nothing_is_left_to_do_in_the_sources() =>
        Fence.Nowhere("Finish it or leave it out", Fence.Everything()
            .SelectMany(f => f.Text.Split('\n').Select((line, i) => (f.Path, Line: line, Number: i + 1)))
            .Where(l => l.Line.Contains("TODO", StringComparison.Ordinal) || l.Line.Contains("FIXME", StringComparison.Ordinal) || l.Line.Contains("NotImplementedException", StringComparison.Ordinal))
            .Select(l => $"{l.Path}:{l.Number}: {l.Line.Trim()}"));

    [Fact]
    public void Text_is_never_turned_into_markup() =>
        Fence.Nowhere("Only Markdown rendered with HTML disabled becomes markup, in Components/Shared", Fence.Places(
            Fence.Web(".cs", ".razor").Where(f => !f.Path.StartsWith("Mentoring.Web/Components/Shared/", StringComparison.Ordinal)), @"\bMarkupString\b"));
}
