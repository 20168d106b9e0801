using System.Globalization;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Documents;

/// <summary>What a document was at each of its changes, and who made them; goes on while somebody writes.</summary>
public abstract class HistoryScreen : LiveComponent
{
    private LookingBack? _log;
    private int _wanted = int.MaxValue;
    private bool _going;

    [Parameter, EditorRequired]
    public Guid RelationshipGuid { get; set; }

    [Parameter, EditorRequired]
    public required string Segment { get; set; }

    /// <summary>Never changes: the page draws another component for another document.</summary>
    [Parameter, EditorRequired]
    public Guid DocumentGuid { get; set; }

    [CascadingParameter]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required DocumentCommands Commands { get; init; }

    [Inject]
    public required DocumentQueries Queries { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Null when there is nothing of that id for this person.</summary>
    protected DocumentHead? Head { get; private set; }

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The last change there is.</summary>
    protected int Latest => _log?.Latest ?? 0;

    /// <summary>What is shown; 0 is the empty sheet.</summary>
    protected int Shown { get; private set; }

    /// <summary>When the change shown was made; null for the empty sheet.</summary>
    protected DateTime? ShownAt { get; private set; }

    protected DocumentState? Content { get; private set; }

    /// <summary>Whether it shows who wrote what.</summary>
    protected bool Coloured { get; private set; }

    /// <summary>Who wrote what is shown; null unless asked for.</summary>
    protected DocumentAuthors? Authors { get; private set; }

    protected IReadOnlyList<Sitting> SittingsShown { get; private set; } = [];

    protected bool HasEarlier => _log?.HasEarlier == true;

    protected string? Said { get; private set; }

    protected bool Busy { get; private set; }

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Relationship(new(RelationshipGuid)), Topic.Documents(new(RelationshipGuid)), Topic.Document(Id)];

    private DocumentId Id => new(DocumentGuid);

    protected override async Task LoadAsync()
    {
        var read = await Queries.HeadAsync(Viewer.Id, Id, Gone);
        Head = read.TryValue(out var head) && head.Row.Kind.Segment() == Segment && head.Pair.Id.Value == RelationshipGuid ? head : null;
        if (Head is null)
        {
            Navigation.NotFound();
            return;
        }

        _log ??= new(Queries, Viewer.Id, Id);
        await _log.FollowAsync(Head.Row.Revision, Gone);
        SittingsShown = _log.Shown;
        if (Content is null || _wanted == int.MaxValue)
            await ShowAsync();
    }

    /// <summary>Goes to a change; who moves the slider quickly sees where it stops, and some of the way.</summary>
    protected async Task GoAsync(object? revision)
    {
        var at = Convert.ToInt32(revision, CultureInfo.InvariantCulture);
        (_wanted, Said) = (at >= Latest ? int.MaxValue : Math.Max(0, at), null);
        if (_going)
            return;
        _going = true;
        try
        {
            for (var reached = -1; reached != _wanted;)
            {
                reached = _wanted;
                await ShowAsync();
                Redraw();
            }
        }
        finally
        {
            _going = false;
        }
    }

    protected async Task EarlierAsync()
    {
        await _log!.EarlierAsync(Gone);
        SittingsShown = _log.Shown;
    }

    protected async Task ColourAsync(bool coloured)
    {
        Coloured = coloured;
        try
        {
            await ShowAsync();
        }
        catch
        {
            Coloured = !coloured;
            throw;
        }
    }

    /// <summary>Makes the document again what is shown.</summary>
    protected async Task RestoreAsync()
    {
        if (Busy)
            return;
        Busy = true;
        try
        {
            var done = await Commands.RestoreAsync(Viewer.Id, Id, Shown, CancellationToken.None);
            Problems = done.Problems;
            _wanted = int.MaxValue;
            await ReloadAsync();
            Said = done.TryValue(out var restored) && Head is { } head ? Words(restored, head) : null;
        }
        finally
        {
            Busy = false;
        }
    }

    protected string NameOf(MemberId member) => member == Viewer.Id ? "You" : Head!.Pair.OtherGivenName;

    /// <summary>How much somebody did in one sitting, in words.</summary>
    protected string HowMuch(Sitting sitting)
    {
        IEnumerable<string?> parts =
        [
            sitting.Restored is { } revision ? $"brought back change {revision}" : null,
            sitting.Written > 0 ? Count(sitting.Written, "letter", "written") : null,
            sitting.Cut > 0 ? Count(sitting.Cut, "letter", "taken out") : null,
            sitting.Others > 0 ? Count(sitting.Others, "other change", string.Empty) : null,
        ];
        return $"{(_log!.IsCut(sitting) ? "at least " : string.Empty)}{string.Join(", ", parts.OfType<string>())}".TrimEnd();
    }

    private string Words(Restoration restored, DocumentHead head)
    {
        var (other, byMentor) = (head.Pair.OtherGivenName, Viewer.Id == head.Pair.Mentor);
        IEnumerable<string?> sentences =
        [
            "Restored as the newest version.",
            head.Row.Shared ? $"{other} is told." : null,
            restored.Left == 0 ? null : byMentor ? $"What {other} answered to your observations stays as it is, because that is for {other} to decide."
                : $"What you answered to {other}’s observations stays as it is, because only {other} can offer one again.",
            "What was there before is kept here too.",
        ];
        return string.Join(' ', sentences.OfType<string>());
    }

    private static string Count(int count, string noun, string verb) => $"{count} {noun}{(count == 1 ? string.Empty : "s")} {verb}".TrimEnd();

    private async Task ShowAsync()
    {
        var at = Math.Min(_wanted, Latest);
        var content = await Queries.ContentAsync(Viewer.Id, Id, at, Gone);
        var authors = Coloured ? await _log!.AuthorsAsync(at, Gone) : null;
        if (content.TryValue(out var read))
            (Content, Shown, ShownAt, Authors) = (read.State, read.Revision, await Queries.MomentAsync(Viewer.Id, Id, read.Revision, Gone), authors);
    }
}
