using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>One change of a document. Only texts are really transformed; of everything else what was committed last counts.</summary>
public abstract partial record DocumentOperation
{
    private protected DocumentOperation()
    {
    }

    /// <summary>
    /// Two changes of the same document, of which the first was committed first, brought behind each other: first, then Second, makes the
    /// same document as second, then First. Null: nothing is left to do.
    /// </summary>
    public static (DocumentOperation? First, DocumentOperation? Second) Transform(DocumentOperation first, DocumentOperation second) => (first, second) switch
    {
        (EditText one, EditText two) when one.Address == two.Address => Texts(one, two),
        (AddItem one, AddItem two) when one.Item == two.Item => (new MoveItem(one.Item, one.List, one.Rank), null),
        (MoveItem one, MoveItem two) when one.Item == two.Item => (null, two),
        (RemoveItem one, RemoveItem or RestoreItem) when one.Item == ItemOf(second) => (null, second),
        (RestoreItem one, RemoveItem or RestoreItem) when one.Item == ItemOf(second) => (null, second),
        (SetValue one, SetValue two) when one.Address == two.Address => (null, two),
        _ => (first, second),
    };

    /// <summary>Whether it can have been made at its base: an edit is one of the text as those found it that were committed since.</summary>
    public bool Fits(IEnumerable<DocumentOperation> since) =>
        this is not EditText mine || since.OfType<EditText>().FirstOrDefault(e => e.Address == mine.Address) is not { } first || first.Edit.BaseLength == mine.Edit.BaseLength;

    /// <summary>What is left of an operation after those that were committed since its base, in their order; null when nothing is.</summary>
    /// <exception cref="ArgumentException">It does not <see cref="Fits">fit</see>.</exception>
    public DocumentOperation? Rebase(IEnumerable<DocumentOperation> since)
    {
        DocumentOperation? left = this;
        foreach (var committed in since)
        {
            if (left is null)
                break;
            left = Transform(committed, left).Second;
        }

        return left;
    }

    private static (DocumentOperation, DocumentOperation) Texts(EditText first, EditText second)
    {
        var (one, two) = TextEdit.Transform(first.Edit, second.Edit);
        return (first with { Edit = one }, second with { Edit = two });
    }

    private static ItemId? ItemOf(DocumentOperation operation) => operation switch
    {
        RemoveItem remove => remove.Item,
        RestoreItem restore => restore.Item,
        _ => null,
    };
}

/// <summary>Changes a running text.</summary>
public sealed record EditText(FieldAddress Address, TextEdit Edit) : DocumentOperation;

/// <summary>Puts a new, empty item into a list; adding the same id again changes nothing.</summary>
/// <param name="Item">Made by whoever adds it.</param>
/// <param name="By">Who added it; set by the server before it commits, whatever was sent.</param>
public sealed record AddItem(ItemId Item, string List, Rank Rank, MemberId? By = null) : DocumentOperation;

/// <summary>Gives an item another place, in its list or in another one.</summary>
public sealed record MoveItem(ItemId Item, string List, Rank Rank) : DocumentOperation;

/// <summary>Takes an item out of its list; what is written in it is kept, and can still be edited.</summary>
public sealed record RemoveItem(ItemId Item) : DocumentOperation;

/// <summary>Puts a removed item back where it was.</summary>
public sealed record RestoreItem(ItemId Item) : DocumentOperation;

/// <summary>Sets a value; null clears it.</summary>
public sealed record SetValue(FieldAddress Address, string? Value) : DocumentOperation;

/// <summary>Says that the changes after it bring back how the document was at a revision; by itself it changes nothing.</summary>
public sealed record Restored(int Revision) : DocumentOperation;
