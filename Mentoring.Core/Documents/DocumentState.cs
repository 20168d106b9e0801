using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>A document as it is after a number of operations. It changes in place, by <see cref="Apply"/> only; not for two threads at once.</summary>
public sealed partial class DocumentState(DocumentKind kind)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<ItemId, DocumentItem> _items = [];

    public DocumentKind Kind => kind;

    /// <summary>What it consists of, and how much of it there may be.</summary>
    public DocumentShape Shape { get; } = DocumentShape.Of(kind);

    /// <summary>All items ever added, the removed ones included, in no order.</summary>
    public IReadOnlyCollection<DocumentItem> AllItems => _items.Values;

    /// <summary>The text at an address; empty while nothing is written, and where there is no such text.</summary>
    public string Text(FieldAddress address) => Holder(address, out var texts, out _) ? texts.GetValueOrDefault(address.Field, string.Empty) : string.Empty;

    /// <summary>The value at an address; null while nobody has set it, and where there is no such value.</summary>
    public string? Value(FieldAddress address) => Holder(address, out _, out var values) ? values.GetValueOrDefault(address.Field) : null;

    /// <summary>An item by its id, removed or not; null when it was never added.</summary>
    public DocumentItem? Item(ItemId id) => _items.GetValueOrDefault(id);

    /// <summary>The items of a list in their order, without the removed ones.</summary>
    public IReadOnlyList<DocumentItem> Items(string list)
    {
        var items = new List<DocumentItem>();
        foreach (var item in _items.Values)
        {
            if (!item.Removed && string.Equals(item.List, list, StringComparison.Ordinal))
                items.Add(item);
        }

        items.Sort(DocumentItem.Compare);
        return items;
    }

    /// <summary>Changes the document, or says why not and leaves it as it is.</summary>
    public Result Apply(DocumentOperation operation)
    {
        var problem = operation switch
        {
            EditText edit => Edit(edit),
            AddItem add => Add(add),
            MoveItem move => Move(move),
            RemoveItem remove => Remove(remove),
            RestoreItem restore => Restore(restore),
            SetValue set => Set(set),
            Restored => null,
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
        return problem is null ? Result.Done : problem;
    }

    private Problem? Edit(EditText operation)
    {
        var (address, edit) = operation;
        if (Shape.Text(address) is not { } field)
            return new UnknownField(address.Field);
        if (!Holder(address, out var texts, out _))
            return new UnknownItem(address.Item!.Value);
        var text = texts.GetValueOrDefault(address.Field, string.Empty);
        if (edit.Misfit(text) is { } misfit)
            return misfit;
        // Shortening is always allowed, whatever the limit has become
        if (edit.TargetLength > field.Most && edit.TargetLength > text.Length)
            return new TextTooLong(field.Name, field.Most);
        if (field.OneLine && edit.InsertsLineBreak)
            return new TextOfOneLine(field.Name);
        texts[address.Field] = edit.Apply(text);
        return null;
    }

    private Problem? Add(AddItem operation)
    {
        if (Shape.List(operation.List) is not { } list)
            return new UnknownList(operation.List);
        if (_items.ContainsKey(operation.Item))
            return null;
        if (_items.Count >= DocumentShape.MostItemsEver)
            return new TooManyItemsEver(DocumentShape.MostItemsEver);
        if (Full(list) is { } full)
            return full;
        _items.Add(operation.Item, new(operation.Item, operation.By) { List = list.Name, Rank = operation.Rank });
        return null;
    }

    private Problem? Move(MoveItem operation)
    {
        if (Shape.List(operation.List) is not { } list)
            return new UnknownList(operation.List);
        if (Item(operation.Item) is not { } item)
            return new UnknownItem(operation.Item);
        if (!item.Removed && !string.Equals(item.List, list.Name, StringComparison.Ordinal) && Full(list) is { } full)
            return full;
        (item.List, item.Rank) = (list.Name, operation.Rank);
        return null;
    }

    private Problem? Remove(RemoveItem operation)
    {
        if (Item(operation.Item) is not { } item)
            return new UnknownItem(operation.Item);
        item.Removed = true;
        return null;
    }

    private Problem? Restore(RestoreItem operation)
    {
        if (Item(operation.Item) is not { } item)
            return new UnknownItem(operation.Item);
        if (item.Removed && Full(Shape.List(item.List)!) is { } full)
            return full;
        item.Removed = false;
        return null;
    }

    private Problem? Set(SetValue operation)
    {
        var (address, value) = operation;
        if (Shape.Value(address) is not { } field)
            return new UnknownField(address.Field);
        if (!Holder(address, out _, out var values))
            return new UnknownItem(address.Item!.Value);
        if (FieldValues.Fault(field, value) is { } fault)
            return fault;
        if (value is null)
            values.Remove(address.Field);
        else
            values[address.Field] = value;
        return null;
    }

    private TooManyItems? Full(ListField list)
    {
        var count = 0;
        foreach (var item in _items.Values)
        {
            if (!item.Removed && string.Equals(item.List, list.Name, StringComparison.Ordinal))
                count++;
        }

        return count >= list.Most ? new(list.Name, list.Most) : null;
    }

    /// <summary>What holds the fields of the document itself, or of one of its items.</summary>
    private bool Holder(FieldAddress address, out Dictionary<string, string> texts, out Dictionary<string, string> values)
    {
        (texts, values) = (_texts, _values);
        if (address.Item is not { } id)
            return true;
        if (!_items.TryGetValue(id, out var item))
            return false;
        (texts, values) = (item.Texts, item.Values);
        return true;
    }
}
