namespace Mentoring.Tests.Chaos;

/// <summary>What is said of a client that does not show what is stored.</summary>
internal sealed partial class ChaosClient
{
    /// <summary>What this client shows otherwise than stored, how its line stands, and what it would have been given if it had asked again.</summary>
    public async Task<string> TellAsync(Pair pair, IReadOnlyDictionary<Guid, Known> stored)
    {
        var shown = Shown[pair.Id.Value];
        var wrong = stored.Keys.Union(shown.Keys).Select(id => (Stored: stored.GetValueOrDefault(id), Shown: shown.GetValueOrDefault(id))).Where(m => m.Stored != m.Shown);
        var told = $"{member.Value:N} ({Connections} connections, {(_line is { IsOver: false } ? "connected" : "cut")}): {string.Join("; ", wrong.Select(m => $"stored {m.Stored}, shown {m.Shown}"))}";
        return _line is { IsOver: false } line
            ? $"{told}. Asked again: {(await line.AskAsync("Since", pair.Id.Value, _revisions[pair.Id.Value])).GetRawText()}"
            : told;
    }
}
