namespace Mentoring.Core.Documents;

/// <summary>What makes one document of another one.</summary>
public static class DocumentDifference
{
    /// <summary>
    /// The operations that, done in their order, make what is to be seen in the one document what is to be seen in the other. Entries that
    /// only the first one has are removed; what they said stays in the log.
    /// </summary>
    public static IReadOnlyList<DocumentOperation> Between(DocumentState from, DocumentState to)
    {
        var operations = new List<DocumentOperation>();
        Fields(operations, from, to, null, from.Shape.Texts, from.Shape.Values);
        var shown = to.AllItems.Where(i => !i.Removed).OrderBy(i => i.Id.Value).ToList();
        operations.AddRange(from.AllItems.Where(i => !i.Removed && Leaves(i, to.Item(i.Id))).OrderBy(i => i.Id.Value).Select(i => new RemoveItem(i.Id)));

        // Moved while it is out of its list, an entry needs no room there before another one has left
        foreach (var item in shown)
            Place(operations, from.Item(item.Id), item);
        foreach (var item in shown)
            Fields(operations, from, to, item, from.Shape.ItemTexts, from.Shape.ItemValues);
        return operations;
    }

    private static bool Leaves(DocumentItem item, DocumentItem? then) => then is null || then.Removed || !SameList(item, then);

    private static void Place(List<DocumentOperation> operations, DocumentItem? now, DocumentItem then)
    {
        if (now is null)
        {
            operations.Add(new AddItem(then.Id, then.List, then.Rank, then.By));
            return;
        }

        if (now.Rank != then.Rank || !SameList(now, then))
            operations.Add(new MoveItem(then.Id, then.List, then.Rank));
        if (now.Removed || !SameList(now, then))
            operations.Add(new RestoreItem(then.Id));
    }

    private static void Fields(
        List<DocumentOperation> operations, DocumentState from, DocumentState to, DocumentItem? item, IReadOnlyList<TextField> texts, IReadOnlyList<ValueField> values)
    {
        foreach (var address in texts.Select(t => new FieldAddress(item?.Id, t.Name)))
        {
            if (!string.Equals(from.Text(address), to.Text(address), StringComparison.Ordinal))
                operations.Add(new EditText(address, TextEdit.Difference(from.Text(address), to.Text(address))));
        }

        foreach (var address in values.Select(v => new FieldAddress(item?.Id, v.Name)))
        {
            if (!string.Equals(from.Value(address), to.Value(address), StringComparison.Ordinal))
                operations.Add(new SetValue(address, to.Value(address)));
        }
    }

    private static bool SameList(DocumentItem one, DocumentItem other) => string.Equals(one.List, other.List, StringComparison.Ordinal);
}
