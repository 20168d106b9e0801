using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Conversations;

/// <summary>What gives lines their shape besides themselves.</summary>
/// <param name="Name">The other person's.</param>
/// <param name="NewFrom">The first line that was new when the conversation was opened.</param>
/// <param name="Target">The line somebody was just led to.</param>
/// <param name="Opened">The line for which it is shown what can be done with it.</param>
/// <param name="Now">The time (UTC).</param>
internal sealed record LineSetting(MemberId Viewer, TimeZoneInfo Zone, string Name, ThreadMarks Marks, int? NewFrom, int? Target, int? Opened, DateTime Now);

/// <summary>A line as it is drawn, with the words around it; put together once, however often its neighbours change.</summary>
public sealed class ShapedLine
{
    internal ShapedLine(Line line, LineShape shape, LineSetting setting)
    {
        (Line, Shape, Own) = (line, shape, line.AuthorId == setting.Viewer);
        var clock = ThreadTimes.Clock(line.At, setting.Zone);
        Id = line.Id.Value.ToString();
        Sequence = line.Sequence?.ToString(CultureInfo.InvariantCulture);
        Class = $"line {(Own ? "me" : "them")}{(shape.Tight ? " tight" : null)}{(shape.Marked ? " marked" : null)}";
        Speaker = Own ? "You: " : $"{setting.Name}: ";
        Label = Own ? $"Actions for your message of {clock}, {LineShape.Word(shape.Fate)}" : $"Actions for {setting.Name}’s message of {clock}";
        Sign = shape.Noted && Own && shape.Newest ? shape.Fate is LineFate.Sent ? "sent" : "delivered" : null;
        var note = !shape.Noted ? null : !shape.Newest ? clock
            : shape.Fate is LineFate.Read && shape.ReadAt is { } at ? $"Read {ThreadTimes.Clock(at, setting.Zone)}" : $"{(shape.Fate is LineFate.Delivered ? "Delivered" : "Sent")} {clock}";
        Words = string.Join(" · ", new[] { line.EditedAt is null || line.Deleted ? null : "Edited", note }.OfType<string>());
        Text = MessageText.Of(line.Text);
        Bubble = EmojiText.IsOnlyEmoji(line.Text) ? "bubble big" : "bubble";
    }

    public Line Line { get; }

    public LineShape Shape { get; }

    /// <summary>Whether the viewer wrote it.</summary>
    public bool Own { get; }

    public string Id { get; }

    public string? Sequence { get; }

    public string Class { get; }

    public string Bubble { get; }

    public RenderFragment Text { get; }

    /// <summary>Who says it, for who does not see on which side it stands.</summary>
    public string Speaker { get; }

    /// <summary>Of what can be done with it.</summary>
    public string Label { get; }

    /// <summary>The icon of what became of it.</summary>
    public string? Sign { get; }

    /// <summary>What stands under it; may be empty.</summary>
    public string Words { get; }

    internal bool Is(Line line, LineShape shape) => ReferenceEquals(Line, line) && Shape == shape;
}
