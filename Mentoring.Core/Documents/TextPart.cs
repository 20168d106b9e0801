using System.Runtime.CompilerServices;

namespace Mentoring.Core.Documents;

/// <summary>One step of an edit: keeps (a positive count), deletes (a negative one) or inserts (a text, and its length).</summary>
internal readonly record struct TextPart(int Count, string? Text = null)
{
    public bool IsInsert => Text is not null;

    public bool IsDelete => Count < 0;

    public bool IsRetain => Count > 0 && Text is null;

    public int Length => Count < 0 ? -Count : Count;

    /// <summary>How much of the text before the edit it goes over.</summary>
    public int Kept => Text is null ? Length : 0;
}

/// <summary>Room on the stack for the parts of an edit of the usual size.</summary>
[InlineArray(8)]
internal struct TextPartRoom
{
    private TextPart _first;
}
