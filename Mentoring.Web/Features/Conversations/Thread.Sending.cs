using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Web.Components.Shared;
using Microsoft.JSInterop;

namespace Mentoring.Web.Features.Conversations;

/// <summary>What one sends, changes and takes back.</summary>
public sealed partial class Thread
{
    private readonly Dictionary<MessageId, Task<IReadOnlyList<Problem>>> _sending = [];
    private Line? _reporting;
    private Line? _deleting;
    private int? _opened;

    /// <summary>Called by the page's script when somebody wants to see what can be done with a message.</summary>
    [JSInvokable]
    public void Open(int sequence)
    {
        _opened = sequence;
        Redraw();
    }

    /// <summary>Stores what the composer hands over; the same message handed over again waits for the first time.</summary>
    private async Task<IReadOnlyList<Problem>> DeliverAsync(HandedOver what)
    {
        var id = new MessageId(what.Id);
        if (!_sending.TryGetValue(id, out var sending))
            _sending[id] = sending = StoreAsync(id, what);
        try
        {
            return await sending;
        }
        finally
        {
            _sending.Remove(id);
        }
    }

    private async Task<IReadOnlyList<Problem>> StoreAsync(MessageId id, HandedOver what)
    {
        try
        {
            return what.Edits
                ? await ChangeAsync(id, what.Text)
                : await SendAsync(what.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Logger.LogError(e, "A message could not be stored");
            return [new NotSent()];
        }
    }

    private async Task<IReadOnlyList<Problem>> SendAsync(Outgoing what)
    {
        var sent = Conversation is { } conversation
            ? await Commands.SendAsync(Viewer, conversation, what, Gone)
            : await Commands.WriteToAsync(Viewer, new(OtherId), what, Gone);
        if (!sent.TryValue(out var stored))
            return sent.Problems;
        _newFrom = null;
        await Logger.TryAsync(() => GoOnAsync(stored.Conversation), Gone);
        return [];
    }

    /// <summary>Shows what was stored; its author may have left meanwhile, and stays where they are.</summary>
    private async Task GoOnAsync(ConversationId conversation)
    {
        if (Gone.IsCancellationRequested)
            return;
        if (ConversationId is null)
            Navigation.NavigateTo($"/messages/{conversation.Value}", replace: true);
        else if (_whole)
            await ReloadAsync();
        else
            await NewestAsync();
    }

    private async Task<IReadOnlyList<Problem>> ChangeAsync(MessageId id, string? text)
    {
        if (Conversation is not { } conversation)
            return [new NotFound()];
        var changed = await Commands.EditAsync(Viewer, conversation, id, text, Gone);
        await ReloadAsync();
        return changed.Problems;
    }

    private async Task<Result> DeleteAsync(Line line)
    {
        if (Conversation is not { } conversation)
            return new NotFound();
        var deleted = await Commands.DeleteAsync(Viewer, conversation, line.Id, Gone);
        await ReloadAsync();
        return deleted;
    }

    private async Task ActAsync(LineAct act)
    {
        switch (act.Verb)
        {
            case LineVerb.Answer when _composer is not null:
                await _composer.QuoteAsync(act.Line.Id, act.Line.AuthorId == Viewer ? "yourself" : Name, Text.CleanLine(act.Line.Text));
                break;
            case LineVerb.Edit when _composer is not null:
                await _composer.EditAsync(act.Line.Id, act.Line.Text);
                break;
            case LineVerb.Delete:
                (_deleting, _reporting) = (act.Line, null);
                break;
            case LineVerb.Report:
                (_deleting, _reporting) = (null, act.Line);
                break;
            case LineVerb.GoToQuoted when act.Line.Quote is { } quote:
                await GoToAsync(quote.Sequence);
                break;
        }
    }

    /// <summary>Takes what one wrote last back into the composer, while that may be changed.</summary>
    private async Task EditLastAsync()
    {
        var last = _transcript.Lines.LastOrDefault(l => l.AuthorId == Viewer && !l.Deleted);
        if (_composer is not null && last is not null && Time.Now() - last.At <= Message.Changeable)
            await _composer.EditAsync(last.Id, last.Text);
    }
}

/// <summary>The message did not reach the database.</summary>
internal sealed record NotSent() : Problem("It is kept here; try again in a moment.");
