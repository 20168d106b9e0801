using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>Notes, actions and milestones: what all sheets do with the entries of their lists.</summary>
public abstract partial class DocumentSheet
{
    /// <summary>Puts a new entry at the end of a list and the keyboard into its words.</summary>
    /// <param name="list">Which.</param>
    /// <param name="with">A value it has from the beginning.</param>
    protected async Task AddAsync(string list, (string Field, string Value)? with = null)
    {
        var id = ItemId.New();
        var last = Content.Items(list) is [.., var end] ? end.Rank : (Rank?)null;
        if (!await DoAsync(new AddItem(id, list, Rank.Between(last, null))))
            return;
        if (with is { } value)
            await SetAsync(new(id, value.Field), value.Value);
        await TellAsync("focus", new FieldAddress(id, Swot.Words).ToString());
    }

    protected async Task RemoveAsync(ItemId item)
    {
        if (await DoAsync(new RemoveItem(item)))
            Removed = item;
        Redraw();
    }

    protected async Task BringBackAsync()
    {
        if (Removed is { } item)
            await DoAsync(new RestoreItem(item));
        Removed = null;
        Redraw();
    }

    /// <summary>Puts an entry into a list, before another one or at the end.</summary>
    protected Task MoveAsync(ItemId item, string list, ItemId? before)
    {
        var others = Content.Items(list).Where(i => i.Id != item).ToList();
        var at = before is { } b ? others.FindIndex(i => i.Id == b) : -1;
        at = at < 0 ? others.Count : at;
        var (left, right) = (at > 0 ? others[at - 1].Rank : (Rank?)null, at < others.Count ? others[at].Rank : (Rank?)null);
        return left is { } l && right is { } r && l >= r ? Task.CompletedTask : DoAsync(new MoveItem(item, list, Rank.Between(left, right)));
    }

    /// <summary>Moves an entry by the keyboard: up and down in its list, or to the list beside it.</summary>
    protected Task StepAsync(DocumentItem item, string key)
    {
        var (entries, lists) = (Content.Items(item.List), Content.Shape.Lists.Select(l => l.Name).ToList());
        var (at, list) = (entries.Select(e => e.Id).ToList().IndexOf(item.Id), lists.IndexOf(item.List));
        return key switch
        {
            "ArrowUp" when at > 0 => MoveAsync(item.Id, item.List, entries[at - 1].Id),
            "ArrowDown" when at >= 0 && at < entries.Count - 1 => MoveAsync(item.Id, item.List, at + 2 < entries.Count ? entries[at + 2].Id : null),
            "ArrowLeft" when list > 0 => MoveAsync(item.Id, lists[list - 1], null),
            "ArrowRight" when list < lists.Count - 1 => MoveAsync(item.Id, lists[list + 1], null),
            _ => Task.CompletedTask,
        };
    }
}
