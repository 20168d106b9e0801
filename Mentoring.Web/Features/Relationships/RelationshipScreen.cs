using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What the pages of one relationship share: reading it, doing one thing at a time to it, and saying what went wrong.</summary>
public abstract class RelationshipScreen : LiveComponent
{
    [Parameter]
    public Guid RelationshipGuid { get; set; }

    [CascadingParameter]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required RelationshipCommands Commands { get; init; }

    [Inject]
    public required RelationshipQueries Queries { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected RelationshipId Id => new(RelationshipGuid);

    /// <summary>What is shown; null when there is nothing of that id for this person.</summary>
    protected RelationshipView? View { get; private set; }

    /// <summary>Problems of the last thing tried.</summary>
    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Something is being saved; buttons wait, so that a double click does it once.</summary>
    protected bool Busy { get; private set; }

    /// <summary>The move whose form is open.</summary>
    protected RelationshipMove? Asking { get; private set; }

    protected override IReadOnlyCollection<Topic> Topics => [Topic.Relationship(Id), Topic.Member(Viewer.Id)];

    protected override async Task LoadAsync()
    {
        var read = await Queries.ViewAsync(Viewer.Id, Id, Viewer.Zone, Gone);
        View = read.Succeeded ? read.Value : null;
        if (View is null)
            Navigation.NotFound();
        else if (RendererInfo.IsInteractive)
            await Commands.SeeAsync(Viewer.Id, Id, Gone);
    }

    /// <summary>Does what a part asked for; true when it was done.</summary>
    protected async Task<bool> DoAsync(MoveRequest request)
    {
        if (Busy)
            return false;
        Busy = true;
        Redraw();
        try
        {
            // What was begun is finished even when the person leaves the page
            var done = await SendAsync(request, CancellationToken.None);
            Problems = done.Problems;
            await ReloadAsync();
            return done.Succeeded;
        }
        finally
        {
            Busy = false;
            Redraw();
        }
    }

    /// <summary>Makes a move, or opens its form when it asks something first.</summary>
    protected Task ChooseAsync(RelationshipMove move)
    {
        ForgetProblems();
        Asking = MoveQuestion.Asks(move) ? move : null;
        return Asking is null ? DoAsync(new MoveRequest(move)) : Task.CompletedTask;
    }

    /// <summary>Makes the move of the open form, and closes it when that was done.</summary>
    protected async Task SendAskedAsync(MoveRequest request)
    {
        if (await DoAsync(request))
            Asking = null;
    }

    protected void StopAsking()
    {
        Asking = null;
        ForgetProblems();
    }

    protected void ForgetProblems() => Problems = [];

    private Task<Result> SendAsync(MoveRequest request, CancellationToken cancel) => request.Move switch
    {
        RelationshipMove.Edit => Commands.EditAsync(Viewer.Id, Id, request.Brief!, cancel),
        RelationshipMove.Accept => Commands.AcceptAsync(Viewer.Id, Id, cancel),
        RelationshipMove.Decline => Commands.DeclineAsync(Viewer.Id, Id, request.Answer!, request.BecomeUnavailable, cancel),
        RelationshipMove.AskForMore => Commands.AskForMoreAsync(Viewer.Id, Id, request.Text, cancel),
        RelationshipMove.Withdraw => Commands.WithdrawAsync(Viewer.Id, Id, request.Text, cancel),
        RelationshipMove.Reopen => Commands.ReopenAsync(Viewer.Id, Id, cancel),
        RelationshipMove.Hold => Commands.HoldAsync(Viewer.Id, Id, request.Until, cancel),
        RelationshipMove.Resume => Commands.ResumeAsync(Viewer.Id, Id, cancel),
        RelationshipMove.ProposeCompletion => Commands.ProposeCompletionAsync(Viewer.Id, Id, request.Text, cancel),
        RelationshipMove.Complete => Commands.CompleteAsync(Viewer.Id, Id, cancel),
        RelationshipMove.ProposeJourney => Commands.ProposeJourneyAsync(Viewer.Id, Id, request.Text, cancel),
        RelationshipMove.BeginJourney => Commands.BeginJourneyAsync(Viewer.Id, Id, cancel),
        RelationshipMove.NotNow => Commands.NotNowAsync(Viewer.Id, Id, cancel),
        RelationshipMove.Nudge => Commands.NudgeAsync(Viewer.Id, Id, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Move, "Nobody's button does this."),
    };
}
