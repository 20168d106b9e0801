using System.Globalization;
using System.Text;
using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>A document as Markdown, to be kept elsewhere; nothing in it is left out but what was removed.</summary>
public sealed class DocumentMarkdown
{
    private readonly DocumentState _document;
    private readonly Func<MemberId, string> _name;
    private readonly StringBuilder _text = new();

    private DocumentMarkdown(DocumentState document, Func<MemberId, string> name) => (_document, _name) = (document, name);

    /// <summary>The whole of it.</summary>
    /// <param name="document">What is written.</param>
    /// <param name="about">The line below the title: whose it is, and of when.</param>
    /// <param name="name">The name of somebody who wrote in it.</param>
    public static string Of(DocumentState document, string about, Func<MemberId, string> name)
    {
        var markdown = new DocumentMarkdown(document, name);
        var title = MarkdownText.Line(document.Text(DocumentShape.Title));
        markdown.Paragraph($"# {(title.Length > 0 ? title : DocumentLabels.Of(document.Kind))}");
        markdown.Paragraph(MarkdownText.Line(about));
        markdown.Body();
        return markdown._text.ToString();
    }

    private void Body()
    {
        switch (_document.Kind)
        {
            case DocumentKind.Swot:
                foreach (var list in _document.Shape.Lists)
                    List(list.Name, Note);
                break;
            case DocumentKind.GStar:
                foreach (var field in new[] { GStar.Goals, GStar.Situation, GStar.Thinking })
                    Text(field);
                List(GStar.Actions, Action);
                Text(GStar.Results);
                break;
            default:
                Goals();
                break;
        }
    }

    private void Goals()
    {
        foreach (var field in new[] { Goal.Specific, Goal.Measurable, Goal.Attainable, Goal.Relevant, Goal.TimeBased })
            Text(field);
        Paragraph($"## Progress\n\n{string.Join('\n', Progress().Select(p => $"- {p}"))}");
        List(Goal.Milestones, Milestone);
    }

    private IEnumerable<string> Progress()
    {
        yield return $"Status: {Goal.StatusOf(_document).Words()}";
        if (Day(_document.Value(Goal.Due)) is { } due)
            yield return $"Due date: {due}";
        var unit = MarkdownText.Line(_document.Text(Goal.Unit));
        foreach (var field in new[] { Goal.Start, Goal.Target, Goal.Current })
        {
            if (_document.Value(field) is { } number)
                yield return $"{DocumentLabels.Of(field)}: {MarkdownText.Line(number)} {unit}".TrimEnd();
        }

        if (Goal.ProgressOf(_document) is { } percent)
            yield return $"Progress: {percent} %";
    }

    private void Text(string field) => Section(field, MarkdownText.Block(_document.Text(field)));

    private void List(string list, Func<DocumentItem, string> entry) => Section(list, string.Join('\n', _document.Items(list).Select(entry)));

    private void Section(string field, string body) => Paragraph($"## {DocumentLabels.Of(field)}{(body.Length > 0 ? "\n\n" : string.Empty)}{body}");

    private string Note(DocumentItem note)
    {
        var verdict = note.Value(Swot.Observation) switch
        {
            Swot.Offered => "an observation",
            Swot.Accepted => "an observation, accepted",
            Swot.Declined => "an observation, not shared",
            _ => null,
        };
        return Entry("- ", note.Text(Swot.Words), Name(note.By), verdict);
    }

    private string Action(DocumentItem action) => Entry(
        Tick(action.Value(GStar.Done)), action.Text(GStar.Words), Name(FieldValues.Member(action.Value(GStar.Owner))), Day(action.Value(GStar.Due)) is { } due ? $"by {due}" : null);

    private string Milestone(DocumentItem milestone)
    {
        var entry = Entry(
            Tick(milestone.Value(Goal.Done)), milestone.Text(Goal.Words), Day(milestone.Value(Goal.Due)) is { } due ? $"by {due}" : null,
            Day(milestone.Value(Goal.DoneOn)) is { } done ? $"done on {done}" : null);
        var note = MarkdownText.Block(milestone.Text(Goal.Note), "  ");
        return note.Length > 0 ? $"{entry}\n\n  {note}" : entry;
    }

    private static string Entry(string mark, string words, params IEnumerable<string?> facts)
    {
        var said = string.Join(", ", facts.OfType<string>());
        var text = MarkdownText.Block(words, "  ");
        return $"{mark}{(text.Length > 0 ? text : "…")}{(said.Length > 0 ? $" ({said})" : string.Empty)}";
    }

    private static string Tick(string? done) => FieldValues.Flag(done) ? "- [x] " : "- [ ] ";

    private string? Name(MemberId? member) => member is { } id ? MarkdownText.Line(_name(id)) : null;

    private static string? Day(string? value) => FieldValues.Date(value)?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private void Paragraph(string text) => _text.Append(text).Append("\n\n");
}
