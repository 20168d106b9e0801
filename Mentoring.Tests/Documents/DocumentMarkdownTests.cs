using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class DocumentMarkdownTests
{
    private static readonly MemberId Priya = MemberId.New();

    [Fact]
    public void A_note_says_whose_it_is_and_what_became_of_it()
    {
        var swot = new DocumentState(DocumentKind.Swot);
        var note = ItemId.New();
        Do(swot, new AddItem(note, Swot.Strengths, Rank.Between(null, null), Priya), Write(new(note, Swot.Words), "Calm\nunder fire"), new SetValue(new(note, Swot.Observation), Swot.Accepted));
        Assert.Equal(
            "# SWOT\n\nOf two\n\n## Strengths\n\n- Calm\\\n  under fire (Priya, an observation, accepted)\n\n## Weaknesses\n\n## Opportunities\n\n## Threats\n\n", Markdown(swot));
    }

    [Fact]
    public void An_action_has_a_box_its_owner_and_its_day()
    {
        var sheet = new DocumentState(DocumentKind.GStar);
        var action = ItemId.New();
        Do(sheet, new AddItem(action, GStar.Actions, Rank.Between(null, null), Priya), Write(new(action, GStar.Words), "Ask for the figures"),
            new SetValue(new(action, GStar.Owner), FieldValues.Of(Priya)), new SetValue(new(action, GStar.Due), "2026-12-03"), new SetValue(new(action, GStar.Done), "true"));
        Assert.Contains("## Actions\n\n- [x] Ask for the figures (Priya, by 3 December 2026)\n", Markdown(sheet), StringComparison.Ordinal);
    }

    [Fact]
    public void A_goal_tells_how_far_it_has_come()
    {
        var goal = new DocumentState(DocumentKind.Goal);
        Do(goal, Write(DocumentShape.Title, "Sign audits"), new SetValue(Goal.Target, "4"), new SetValue(Goal.Current, "1"), Write(Goal.Unit, "audits"), new SetValue(Goal.Status, "underWay"));
        var text = Markdown(goal);
        Assert.StartsWith("# Sign audits\n", text, StringComparison.Ordinal);
        Assert.Contains("- Status: Under way\n- Target: 4 audits\n- Current: 1 audits\n- Progress: 25 %\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# not a heading", "\\# not a heading")]
    [InlineData("1. not a list", "1\\. not a list")]
    [InlineData("- not a list", "\\- not a list")]
    [InlineData("==", "\\==")]
    [InlineData("*not* _strong_ `code` [a](b) <b> &amp; |", "\\*not\\* \\_strong\\_ \\`code\\` \\[a\\](b) \\<b\\> \\&amp; \\|")]
    [InlineData("    not code", "not code")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("one\ntwo\n\nthree", "one\\\ntwo\n\nthree")]
    public void What_was_typed_reads_as_it_was_typed(string typed, string written)
    {
        var sheet = new DocumentState(DocumentKind.GStar);
        Do(sheet, Write(GStar.Thinking, typed));
        Assert.Contains($"## Thinking\n\n{written}\n\n## Actions", Markdown(sheet), StringComparison.Ordinal);
    }

    private static string Markdown(DocumentState document) => DocumentMarkdown.Of(document, "Of two", _ => "Priya");

    private static EditText Write(FieldAddress address, string text) => new(address, TextEdit.Replace(0, 0, 0, text));

    private static void Do(DocumentState document, params DocumentOperation[] operations) => Assert.All(operations, o => Assert.True(document.Apply(o).Succeeded));
}
