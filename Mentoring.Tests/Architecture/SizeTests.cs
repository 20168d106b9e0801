using Mentoring.Tests.Support;

namespace Mentoring.Tests.Architecture;

/// <summary>Files one can read in one go.</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData(".cs", 200)]
    [InlineData(".razor", 150)]
    [InlineData(".css", 400)]
    [InlineData(".js", 400)]
    public void No_file_outgrows_its_kind(string ending, int most) =>
        Fence.Nowhere($"A {ending} file has at most {most} lines; split it by part or by verb",
            Fence.Everything().Concat(Repository.Files("Mentoring.Tests/Architecture", ".cs"))
                .Where(f => f.Path.EndsWith(ending, StringComparison.Ordinal))
                .Select(f => (f.Path, Lines: Lines(f.Text)))
                .Where(f => f.Lines > most)
                .Select(f => $"{f.Path} has {f.Lines}"));

    [Fact]
    public void Program_is_a_table_of_contents() =>
        Assert.InRange(Lines(File.ReadAllText(Path.Combine(Repository.Root, "Mentoring.Web", "Program.cs"))), 1, 60);

    [Fact]
    public void Common_does_not_become_an_attic() =>
        Assert.InRange(Repository.Files("Mentoring.Core/Common", ".cs").Count(), 1, 8);

    [Fact]
    public void A_decision_is_told_on_one_screen() =>
        Fence.Nowhere("A decision has at most 25 lines", Repository.Files("docs/decisions", ".md")
            .Where(f => Lines(f.Text) > 25).Select(f => $"{f.Path} has {Lines(f.Text)}"));

    private static int Lines(string text) => text.TrimEnd('\n').Split('\n').Length;
}
