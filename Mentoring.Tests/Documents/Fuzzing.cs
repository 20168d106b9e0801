using System.Diagnostics;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Documents;

/// <summary>Three writers with the browser's own script, the server as it is, and a connection between them that delays, loses, repeats and breaks.</summary>
public abstract class Fuzzing(Provider provider) : DocumentSuite(provider)
{
    private const int Writers = 3;
    private const int Steps = 2_500;

    private readonly int[] _known = new int[Writers];
    private readonly JsonElement?[] _underway = new JsonElement?[Writers];
    private DocumentId _document;
    private Process _node = null!;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_on_the_way_everybody_ends_with_the_same_letters(int seed)
    {
        using var node = _node = BrowserScripts.Node(await BrowserScripts.FolderAsync("fuzz-writers.mjs"), "fuzz-writers.mjs");
        await AskAsync(new { act = "begin", seed, count = Writers });
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
            await StepAsync(random, random.Next(Writers));

        await SettleAsync();
        var text = (await Queries.ContentAsync(Cast.Priya, _document, default)).Value.State.Text(GStar.Goals);
        foreach (var writer in (await AskAsync(new { act = "look" })).EnumerateArray())
        {
            Assert.False(writer.GetProperty("pending").GetBoolean());
            Assert.Equal(text, writer.GetProperty("text").GetString());
        }

        Assert.True(text.Length > 100, text);
        node.Kill();
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _document = await BeginAsync(DocumentKind.GStar);
    }

    /// <summary>The first of the three has two tabs open.</summary>
    private static MemberId MemberOf(int writer) => writer == 2 ? Cast.Tomas : Cast.Priya;

    private Task StepAsync(Random random, int by) => random.Next(20) switch
    {
        < 9 => AskAsync(new { act = "write", by }),
        9 => AskAsync(new { act = "undo", by }),
        < 13 => HandOverAsync(by),
        < 16 => ArriveAsync(by, random.Next(4) != 0),
        < 19 => TakeAsync(by),
        _ => ReloadAsync(by, random.Next(3) == 0),
    };

    /// <summary>What a writer hands over is on its way; what was on its way before is lost, or was repeated.</summary>
    private async Task HandOverAsync(int by)
    {
        var sent = await AskAsync(new { act = "send", by, id = ChangeId.New().Value, revision = _known[by] });
        _underway[by] = sent.ValueKind == JsonValueKind.Null ? null : sent;
    }

    /// <summary>It arrives; when it is not forgotten on the way, it will arrive again.</summary>
    private async Task ArriveAsync(int by, bool forget)
    {
        if (_underway[by] is not { } sent)
            return;
        var done = await Commands.ChangeAsync(MemberOf(by), _document, ChangeOf(sent), default);
        Assert.True(done.Succeeded, done.Problem?.Sentence);
        if (forget)
            _underway[by] = null;
    }

    private async Task TakeAsync(int by)
    {
        var changes = (await Queries.SinceAsync(MemberOf(by), _document, _known[by], default)).Value;
        if (changes.Count == 0)
            return;
        _known[by] = changes[^1].Revision;
        var edits = changes.Select(c => new { id = c.Id.Value, revision = c.Revision, edit = ((EditText)c.Operation).Edit.ToString() });
        await AskAsync(new { act = "take", by, edits, revision = _known[by] });
    }

    /// <summary>The page is loaded again with what its browser kept; now and then it was away for so long that it reads everything afresh.</summary>
    private async Task ReloadAsync(int by, bool afresh)
    {
        _underway[by] = null;
        if (!afresh)
        {
            await AskAsync(new { act = "reload", by, text = (string?)null });
            return;
        }

        // Whether what is in flight was stored is found out by sending it once more
        var sent = await AskAsync(new { act = "send", by, id = ChangeId.New().Value, revision = 0 });
        var holds = sent.ValueKind != JsonValueKind.Null && (await Commands.ChangeAsync(MemberOf(by), _document, ChangeOf(sent), default)).Succeeded;
        var fresh = (await Queries.ContentAsync(MemberOf(by), _document, default)).Value;
        _known[by] = fresh.Revision;
        await AskAsync(new { act = "reload", by, text = fresh.State.Text(GStar.Goals), revision = fresh.Revision, holds });
    }

    private async Task SettleAsync()
    {
        for (var pending = true; pending;)
        {
            for (var by = 0; by < Writers; by++)
            {
                await HandOverAsync(by);
                await ArriveAsync(by, forget: true);
                await TakeAsync(by);
            }

            pending = (await AskAsync(new { act = "look" })).EnumerateArray().Any(w => w.GetProperty("pending").GetBoolean());
        }

        for (var by = 0; by < Writers; by++)
            await TakeAsync(by);
    }

    private static Change ChangeOf(JsonElement sent) => new(
        new(sent.GetProperty("id").GetGuid()), sent.GetProperty("revision").GetInt32(), new EditText(GStar.Goals, TextEdit.Parse(sent.GetProperty("edit").GetRawText()).Value));

    private async Task<JsonElement> AskAsync(object what)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(what));
        await _node.StandardInput.FlushAsync();
        var said = await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await _node.StandardError.ReadToEndAsync());
        return JsonElement.Parse(said);
    }
}

[Trait(Categories.Name, Categories.Node)]
public sealed class SqliteFuzzingTests() : Fuzzing(Provider.Sqlite);

[Trait(Categories.Name, Categories.Node)]
[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresFuzzingTests() : Fuzzing(Provider.Postgres);
