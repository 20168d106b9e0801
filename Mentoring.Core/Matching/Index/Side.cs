using Mentoring.Core.Common;

namespace Mentoring.Core.Matching.Index;

/// <summary>Everyone who can be found in one role: mentors, or mentees who are looking. Immutable.</summary>
/// <param name="Blocks">The rows, 1,024 at a time.</param>
/// <param name="Count">Rows, with those no longer in use.</param>
/// <param name="Ordered">Rows from the start that are ascending by member id.</param>
/// <param name="Unused">Rows no longer in use.</param>
/// <param name="Texts">Names, headlines, organisations and biographies by word.</param>
internal sealed record Side(Block[] Blocks, int Count, int Ordered, int Unused, TextSegment[] Texts)
{
    public static Side Empty { get; } = new([], 0, 0, 0, []);

    public static Block BlockOf(Side side, int row) => side.Blocks[row >> Block.Shift];
}
