namespace Mentoring.Core.Matching.Index;

/// <summary>Text segments in the order of their rows: one large one and few small ones after it.</summary>
internal static class Segments
{
    private const int MostSmall = 8;

    public static TextSegment[] With(TextSegment[] segments, TextDraft added)
    {
        if (added.IsEmpty)
            return segments;
        TextSegment[] all = [.. segments, added.Build()];
        return all.Length <= MostSmall ? all : [all[0], Merged(all.AsSpan(1))];
    }

    private static TextSegment Merged(ReadOnlySpan<TextSegment> segments)
    {
        var draft = new TextDraft();
        foreach (var segment in segments)
            segment.CopyTo(draft);
        return draft.Build();
    }
}
