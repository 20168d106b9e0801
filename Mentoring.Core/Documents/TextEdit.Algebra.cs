namespace Mentoring.Core.Documents;

public sealed partial class TextEdit
{
    /// <summary>One edit that does what this one and then the next one do.</summary>
    /// <exception cref="ArgumentException">The next one is not an edit of the text this one makes.</exception>
    public TextEdit Compose(TextEdit next)
    {
        if (TargetLength != next.BaseLength)
            throw new ArgumentException($"An edit of {next.BaseLength} characters cannot follow one that makes {TargetLength}.", nameof(next));
        var room = new TextPartRoom();
        var both = new TextEditBuilder(room);
        var (one, two) = (new TextEditWalk(_parts), new TextEditWalk(next._parts));
        while (!one.Ended || !two.Ended)
            ComposeStep(ref one, ref two, ref both);
        return both.Build();
    }

    /// <summary>
    /// Two edits of the same text, of which the first was committed first, brought behind each other: first, then Second, makes the same
    /// text as second, then First. Where both insert at the same place, what was committed first stands left.
    /// </summary>
    /// <exception cref="ArgumentException">They are not edits of the same text.</exception>
    public static (TextEdit First, TextEdit Second) Transform(TextEdit first, TextEdit second)
    {
        if (first.BaseLength != second.BaseLength)
            throw new ArgumentException($"Edits of {first.BaseLength} and {second.BaseLength} characters do not belong to the same text.", nameof(second));
        var (roomOne, roomTwo) = (new TextPartRoom(), new TextPartRoom());
        var one = new TextEditBuilder(roomOne);
        var two = new TextEditBuilder(roomTwo);
        var (from, beside) = (new TextEditWalk(first._parts), new TextEditWalk(second._parts));
        while (!from.Ended || !beside.Ended)
            TransformStep(ref from, ref beside, ref one, ref two);
        return (one.Build(), two.Build());
    }

    private static void ComposeStep(ref TextEditWalk one, ref TextEditWalk two, ref TextEditBuilder both)
    {
        if (one.Deletes)
        {
            both.Delete(one.Left);
            one.Take(one.Left);
        }
        else if (two.Inserts)
        {
            both.Insert(two.TakeText(two.Left));
        }
        else
        {
            ComposeOver(Math.Min(one.Left, two.Left), ref one, ref two, ref both);
        }
    }

    private static void ComposeOver(int count, ref TextEditWalk one, ref TextEditWalk two, ref TextEditBuilder both)
    {
        if (one.Inserts && !two.Deletes)
        {
            both.Insert(one.TakeText(count));
        }
        else
        {
            if (two.Deletes && !one.Inserts)
                both.Delete(count);
            else if (!two.Deletes)
                both.Retain(count);
            one.Take(count);
        }

        two.Take(count);
    }

    private static void TransformStep(ref TextEditWalk from, ref TextEditWalk beside, ref TextEditBuilder one, ref TextEditBuilder two)
    {
        if (from.Inserts)
        {
            two.Retain(from.Left);
            one.Insert(from.TakeText(from.Left));
        }
        else if (beside.Inserts)
        {
            one.Retain(beside.Left);
            two.Insert(beside.TakeText(beside.Left));
        }
        else
        {
            TransformOver(Math.Min(from.Left, beside.Left), ref from, ref beside, ref one, ref two);
        }
    }

    private static void TransformOver(int count, ref TextEditWalk from, ref TextEditWalk beside, ref TextEditBuilder one, ref TextEditBuilder two)
    {
        if (from.Deletes && !beside.Deletes)
        {
            one.Delete(count);
        }
        else if (beside.Deletes && !from.Deletes)
        {
            two.Delete(count);
        }
        else if (!from.Deletes)
        {
            one.Retain(count);
            two.Retain(count);
        }

        from.Take(count);
        beside.Take(count);
    }
}
