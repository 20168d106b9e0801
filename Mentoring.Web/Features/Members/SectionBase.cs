using Mentoring.Core.Common;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Mentoring.Web.Features.Members;

/// <summary>
/// A section of the profile that is edited and saved by itself. It follows what is stored as long as nothing is typed;
/// once something is, it keeps what was typed and is saved against what was seen.
/// </summary>
public abstract class SectionBase<T> : SteadyComponent
    where T : class
{
    private T? _seen;

    /// <summary>Whose profile.</summary>
    [Parameter, EditorRequired]
    public MemberId By { get; set; }

    /// <summary>As it is in the database now.</summary>
    [Parameter, EditorRequired]
    public required T Stored { get; set; }

    /// <summary>As it is on the screen.</summary>
    protected T Draft { get; set; } = null!;

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected bool Saved { get; private set; }

    protected override void OnParametersSet()
    {
        if (Equals(Stored, _seen) || (_seen is not null && !Equals(Draft, _seen)))
            return;
        Draft = _seen = Stored;
    }

    protected abstract Task<Result> StoreAsync(T seen, T wanted);

    protected void Edit(T draft) => (Draft, Saved) = (draft, false);

    protected async Task SaveAsync()
    {
        var sent = Draft;
        (Problems, Saved) = ([], false);
        var stored = await StoreAsync(_seen!, sent);
        (Problems, Saved) = (stored.Problems, stored.Succeeded);
        if (stored.Succeeded)
            _seen = sent;
        else if (stored.Problem is SectionChangedMeanwhile)
            _seen = Stored;
    }
}
