using Mentoring.Core.Common;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Documents;

/// <summary>Stores changes of documents; see <see cref="GroupWriter{TEntry}"/>.</summary>
public sealed class DocumentWriter : IAsyncDisposable
{
    private readonly LiveTopics _live;
    private readonly DocumentTails _tails;
    private readonly TimeProvider _time;
    private readonly LiveDocuments _documents = new();
    private readonly GroupWriter<Editing> _writer;

    public DocumentWriter(IDbContextFactory<MentoringDb> contexts, LiveTopics live, DocumentTails tails, TimeProvider time, ILogger<DocumentWriter> logger)
    {
        (_live, _tails, _time) = (live, tails, time);
        _writer = new(contexts, SaveAsync, Doubt, logger);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    internal Task<Result<int>> ChangeAsync(MemberId by, DocumentId document, Change what) => ChangeAsync(new Editing(by, document, what));

    internal Task<Result<int>> ChangeAsync(Editing editing)
    {
        _writer.Add(editing);
        return editing.Answered;
    }

    private async Task<Action> SaveAsync(PreparedConnection connection, RowWriter rows, IReadOnlyList<Editing> group)
    {
        _documents.Trim();
        var epochs = group.Select(e => e.Document).Distinct().ToDictionary(id => id, _tails.Epoch);
        var batch = new DocumentBatch(connection, rows, _live, _documents, _time.Now());
        await batch.SaveAsync(group, default);
        foreach (var (id, tail) in batch.Changed)
            _tails.Keep(id, tail, epochs[id]);
        return () => _live.TellCommitted(batch.Topics, group is [var single] ? single.By : null);
    }

    /// <summary>What is remembered is read again, and so does everybody who watches.</summary>
    private void Doubt(IReadOnlyList<Editing> group)
    {
        var ids = group.Select(e => e.Document).Distinct().ToList();
        ids.ForEach(_documents.Forget);
        ids.ForEach(_tails.Forget);
        _live.Tell([.. ids.Select(Topic.Document)]);
    }
}
