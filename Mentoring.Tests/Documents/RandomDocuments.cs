using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>Operations that fit a document as it is now, of any sort.</summary>
internal sealed class RandomDocuments(RandomTexts texts)
{
    private static readonly string[] Days = ["2026-11-22", "2027-02-01"];

    public Random Random => texts.Random;

    public RandomTexts Texts => texts;

    public DocumentKind Kind() => (DocumentKind)Random.Next(3);

    public DocumentOperation Operation(DocumentState state) => Random.Next(10) switch
    {
        0 or 1 => Add(state),
        2 when Item(state) is { } item => new MoveItem(item.Id, List(state), Rank(state, item.List)),
        3 when Item(state) is { } item => new RemoveItem(item.Id),
        4 when Item(state) is { } item => new RestoreItem(item.Id),
        5 or 6 => Set(state),
        _ => Edit(state),
    };

    /// <summary>Every sort of value that fits a field, and none.</summary>
    public string? Value(ValueField field) => Random.Next(4) == 0 ? null : field.Type switch
    {
        FieldType.Choice => field.Choices[Random.Next(field.Choices.Count)],
        FieldType.Member => FieldValues.Of(new MemberId(Id())),
        FieldType.Number => FieldValues.Of(Random.Next(-1000, 1000) / 10m),
        FieldType.Date => Days[Random.Next(Days.Length)],
        _ => FieldValues.Of(Random.Next(2) == 0),
    };

    private AddItem Add(DocumentState state)
    {
        var list = List(state);
        return new(new(Id()), list, Rank(state, list), Random.Next(2) == 0 ? null : new MemberId(Id()));
    }

    private DocumentOperation Set(DocumentState state)
    {
        var item = Random.Next(3) == 0 ? null : Item(state);
        var fields = item is null ? state.Shape.Values : state.Shape.ItemValues;
        if (fields.Count == 0)
            return Edit(state);
        var field = fields[Random.Next(fields.Count)];
        return new SetValue(new(item?.Id, field.Name), Value(field));
    }

    private EditText Edit(DocumentState state)
    {
        var item = Random.Next(3) == 0 ? null : Item(state);
        var fields = (item is null ? state.Shape.Texts : state.Shape.ItemTexts).Where(f => !f.OneLine).ToList();
        if (fields.Count == 0)
            return new(DocumentShape.Title, TextEdit.Difference(state.Text(DocumentShape.Title), "Plan"));
        var address = new FieldAddress(item?.Id, fields[Random.Next(fields.Count)].Name);
        return new(address, texts.Edit(state.Text(address)));
    }

    private DocumentItem? Item(DocumentState state)
    {
        var all = state.AllItems.OrderBy(i => i.Id.Value).ToList();
        return all.Count == 0 ? null : all[Random.Next(all.Count)];
    }

    private string List(DocumentState state) => state.Shape.Lists[Random.Next(state.Shape.Lists.Count)].Name;

    /// <summary>Between two neighbours, or at one of the ends.</summary>
    private Rank Rank(DocumentState state, string list)
    {
        var items = state.Items(list);
        var at = Random.Next(items.Count + 1);
        Rank? before = at == 0 ? null : items[at - 1].Rank;
        Rank? after = at == items.Count ? null : items[at].Rank;
        return Core.Documents.Rank.Between(before, before == after ? null : after, Random);
    }

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.NextBytes(bytes);
        return new(bytes);
    }
}
