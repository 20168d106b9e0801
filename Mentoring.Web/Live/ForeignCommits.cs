namespace Mentoring.Web.Live;

/// <summary>
/// Whether other processes committed to the SQLite file. Commits of this one hide theirs: while there are any, it is taken for possible now and then, and not with every
/// message and every letter.
/// </summary>
internal sealed class ForeignCommits(TimeProvider time)
{
    private static readonly TimeSpan InDoubt = TimeSpan.FromSeconds(5);

    private object? _version;
    private int _own;
    private bool _doubt;
    private long? _supposed;

    /// <summary>Whether there are to be thought any since it was last asked.</summary>
    /// <param name="version">The file's, which every commit of others than the asking connection changes.</param>
    /// <param name="own">How many commits of this process were begun before that was read.</param>
    public bool Any(object? version, int own)
    {
        var (first, changed, alone) = (_version is null, !Equals(version, _version), own == _own);
        (_version, _own, _doubt) = (version, own, !first && (_doubt || changed));
        var certain = changed && alone;
        if (!_doubt || (!certain && _supposed is { } at && time.GetElapsedTime(at) < InDoubt))
            return false;
        (_doubt, _supposed) = (false, time.GetTimestamp());
        return true;
    }
}
