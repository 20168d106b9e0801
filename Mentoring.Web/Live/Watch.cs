using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Live;

/// <summary>Lets a page read one part of what it shows at a pace of its own. Draws nothing.</summary>
public sealed class Watch : LiveComponent
{
    private bool _begun;

    [Parameter, EditorRequired]
    public required Topic On { get; set; }

    [Parameter, EditorRequired]
    public required Pacing Pace { get; set; }

    /// <summary>Called when it changed, not at first: the page reads everything then. It draws what there is to draw.</summary>
    [Parameter, EditorRequired]
    public required Func<Task> Changed { get; set; }

    protected override IReadOnlyCollection<Topic> Topics => [On];

    protected override Pacing Pacing => Pace;

    protected override Task OnParametersSetAsync()
    {
        _begun = false;
        return base.OnParametersSetAsync();
    }

    protected override Task LoadAsync()
    {
        var first = !_begun;
        _begun = true;
        return first ? Task.CompletedTask : Changed();
    }
}
