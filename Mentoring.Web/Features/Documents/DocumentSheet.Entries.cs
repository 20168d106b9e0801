using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>Notes, actions and milestones: what all sheets do with the entries of their lists.</summary>
public abstract partial class DocumentSheet
{
    /// <summary>What is being removed here: Undo is drawn with the removal itself, so that whoever presses Control and Z at once is heard.</summary>
    private ItemId? _removing;

    protected async Task RemoveAsync(ItemId item)
    {
        _removing = item;
        try
        {
            if (!await DoAsync(new RemoveItem(item)))
                return;
        }
        finally
        {
            _removing = null;
        }

        await TellAsync("announce", "Removed. To undo, press Control and Z.");
    }

    protected async Task BringBackAsync()
    {
        if (Removed is not { } item)
            return;
        if (await DoAsync(new RestoreItem(item)))
            await TellAsync("entry", item.Value);
    }

    /// <summary>Puts an entry into a list, before another one or at the end.</summary>
    protected async Task MoveAsync(ItemId item, string list, Guid? before)
    {
        if (RankBefore(item, list, before) is not { } rank || !await DoAsync(new MoveItem(item, list, rank)))
            return;
        var entries = Content.Items(list).Select(i => i.Id).ToList();
        await TellAsync("announce", $"Moved in {DocumentLabels.Of(list)}: {entries.IndexOf(item) + 1} of {entries.Count}.");
    }

    /// <summary>Moves an entry by the keyboard: up and down in its list, or to the list beside it.</summary>
    protected Task StepAsync(DocumentItem item, string key)
    {
        var (entries, lists) = (Content.Items(item.List), Content.Shape.Lists.Select(l => l.Name).ToList());
        var (at, list) = (entries.Select(e => e.Id).ToList().IndexOf(item.Id), lists.IndexOf(item.List));
        return key switch
        {
            "ArrowUp" when at > 0 => MoveAsync(item.Id, item.List, entries[at - 1].Id.Value),
            "ArrowDown" when at >= 0 && at < entries.Count - 1 => MoveAsync(item.Id, item.List, at + 2 < entries.Count ? entries[at + 2].Id.Value : null),
            "ArrowLeft" when list > 0 => MoveAsync(item.Id, lists[list - 1], null),
            "ArrowRight" when list < lists.Count - 1 => MoveAsync(item.Id, lists[list + 1], null),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>The rank that puts an entry before another one of a list, or at its end; null when nothing fits between.</summary>
    private Rank? RankBefore(ItemId item, string list, Guid? before)
    {
        var others = Content.Items(list).Where(i => i.Id != item).ToList();
        var at = before is { } b ? others.FindIndex(i => i.Id.Value == b) : -1;
        at = at < 0 ? others.Count : at;
        var (left, right) = (at > 0 ? others[at - 1].Rank : (Rank?)null, at < others.Count ? others[at].Rank : (Rank?)null);
        return left is { } l && right is { } r && l >= r ? null : Rank.Between(left, right);
    }

    private Rank End(ItemId item, string list) => RankBefore(item, list, null)!.Value;
}
