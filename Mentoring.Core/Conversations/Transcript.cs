using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>A message as a screen shows it.</summary>
/// <param name="Sequence">Its place in the conversation; null while it is being sent.</param>
/// <param name="At">When it was stored, or written while it is being sent (UTC).</param>
public sealed record Line(MessageId Id, int? Sequence, MemberId AuthorId, string Text, DateTime At);

/// <summary>
/// What a screen shows of a conversation. Lines enter by merging on their id and in no other way, so deliveries may come twice,
/// late and in any order: stored lines by their sequence, then those being sent in the order of writing.
/// </summary>
public sealed class Transcript
{
    private readonly Dictionary<MessageId, Line> _byId;

    private Transcript(Dictionary<MessageId, Line> byId)
    {
        _byId = byId;
        Lines = [.. byId.Values.OrderBy(l => l.Sequence ?? int.MaxValue).ThenBy(l => l.At).ThenBy(l => l.Id.Value)];
    }

    public static Transcript Empty { get; } = new([]);

    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The sequence of the oldest stored line; 0 when there is none.</summary>
    public int First => Lines is [{ Sequence: { } sequence }, ..] ? sequence : 0;

    /// <summary>The sequence of the newest stored line; 0 when there is none. What comes after it is asked for.</summary>
    public int Last => Lines.LastOrDefault(l => l.Sequence is not null)?.Sequence ?? 0;

    /// <summary>With these lines; a stored line replaces the same one being sent, never the other way round.</summary>
    public Transcript Merge(IEnumerable<Line> lines)
    {
        var merged = new Dictionary<MessageId, Line>(_byId);
        foreach (var line in lines)
        {
            if (line.Sequence is not null || !merged.ContainsKey(line.Id))
                merged[line.Id] = line;
        }

        return new(merged);
    }

    /// <summary>Without a line that could not be sent; a stored one stays.</summary>
    public Transcript WithoutUnsent(MessageId id) =>
        _byId.TryGetValue(id, out var line) && line.Sequence is null ? new(_byId.Where(l => l.Key != id).ToDictionary()) : this;
}
