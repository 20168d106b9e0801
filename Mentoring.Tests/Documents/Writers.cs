using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>The server's side: one log of what was committed, and by whom.</summary>
internal sealed class CommittedLog(DocumentKind kind)
{
    private readonly List<(Writer By, DocumentOperation Operation)> _entries = [];

    public DocumentState State { get; } = new(kind);

    public int Revision => _entries.Count;

    public (Writer By, DocumentOperation Operation) this[int index] => _entries[index];

    /// <summary>Brings an operation from the revision it was made at to now, and commits what is left of it.</summary>
    public void Commit(Writer by, DocumentOperation operation, int revision)
    {
        var left = operation.Rebase(_entries.Skip(revision).Select(e => e.Operation));
        Assert.NotNull(left);
        Assert.True(State.Apply(left).Succeeded);
        _entries.Add((by, left));
    }
}

/// <summary>The writer's side: what is committed, one operation in flight, and what waits behind it. What others did arrives in the order of the log, at any time.</summary>
internal sealed class Writer(DocumentKind kind, CommittedLog log)
{
    private readonly List<DocumentOperation> _waiting = [];
    private DocumentOperation? _inFlight;
    private (DocumentOperation Operation, int Revision)? _onTheWay;
    private int _revision;

    /// <summary>What the writer sees.</summary>
    public DocumentState Screen { get; } = new(kind);

    public bool Behind => _inFlight is not null || _waiting.Count > 0 || _revision < log.Revision;

    public void Write(DocumentOperation operation)
    {
        Assert.True(Screen.Apply(operation).Succeeded);
        _waiting.Add(operation);
    }

    /// <summary>Sends the next of its own, if nothing is in flight.</summary>
    public void Send()
    {
        if (_inFlight is not null || _waiting.Count == 0)
            return;
        _inFlight = _waiting[0];
        _waiting.RemoveAt(0);
        _onTheWay = (_inFlight, _revision);
    }

    /// <summary>What was sent comes to the server.</summary>
    public void Arrive()
    {
        if (_onTheWay is not var (operation, revision))
            return;
        log.Commit(this, operation, revision);
        _onTheWay = null;
    }

    /// <summary>The next entry of the log comes back: its own is acknowledged, anybody else's brought over everything of its own.</summary>
    public void Receive()
    {
        if (_revision == log.Revision)
            return;
        var (by, operation) = log[_revision++];
        if (by == this)
            _inFlight = null;
        else if (OverOwn(operation) is { } left)
            Assert.True(Screen.Apply(left).Succeeded);
    }

    private DocumentOperation? OverOwn(DocumentOperation committed)
    {
        DocumentOperation? left = committed;
        if (_inFlight is not null)
            _inFlight = Over(ref left, _inFlight);
        for (var i = 0; i < _waiting.Count; i++)
            _waiting[i] = Over(ref left, _waiting[i]);
        return left;
    }

    private static DocumentOperation Over(ref DocumentOperation? committed, DocumentOperation own)
    {
        if (committed is null)
            return own;
        var both = DocumentOperation.Transform(committed, own);
        Assert.NotNull(both.Second);
        committed = both.First;
        return both.Second;
    }
}
