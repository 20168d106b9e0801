using System.Text.Json;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Documents;

/// <summary>What runs in the browser does exactly what runs on the server.</summary>
[Trait(Categories.Name, Categories.Node)]
public sealed class ScriptTests
{
    private const int Cases = 5_000;

    [Fact]
    public async Task The_script_edits_as_the_server_does_and_brings_three_writers_together()
    {
        var folder = await BrowserScripts.FolderAsync("text-edit-cases.mjs");
        await File.WriteAllLinesAsync(Path.Combine(folder, "cases.jsonl"), Enumerable.Range(0, Cases).Select(seed => Case(new(seed))));

        var (code, said) = await NodeAsync(folder, "text-edit-cases.mjs");

        Assert.True(code == 0, said);
        Assert.Equal($"{Cases} cases agree", said.Trim());
    }

    [Fact]
    public async Task The_script_reads_numbers_as_the_server_does()
    {
        var folder = await BrowserScripts.FolderAsync("number-cases.mjs");
        var typed = Enumerable.Range(0, Cases).Select(seed => new RandomTexts(seed).Number()).Concat(["", "4", " 4 ", "3,5", "1,000", "12,500.5", "1,234,567.", "0,125", "1,0000", "1,000,00", "3.", "-", "+1", ".5", "−2", "1e3", "٣", "12345678901234567890", "123456789012345678901"]).ToList();
        await File.WriteAllTextAsync(Path.Combine(folder, "cases.json"), JsonSerializer.Serialize(typed));

        var (code, said) = await NodeAsync(folder, "number-cases.mjs");

        Assert.True(code == 0, said);
        var read = JsonSerializer.Deserialize<JsonElement[]>(said)!;
        Assert.Equal("12500.5", Server("12,500.5"));
        Assert.Equal("3.5", Server("3,5"));
        Assert.Equal(typed.Select(t => (t, Server(t))), typed.Zip(read, (t, r) => (t, Script(r))));

        static string Server(string typed) => FieldValues.TryTyped(typed, out var value) ? value ?? "nothing" : "no number";
        static string Script(JsonElement read) => read.ValueKind switch
        {
            JsonValueKind.Null => "nothing",
            JsonValueKind.False => "no number",
            _ => FieldValues.TryTyped(read.GetString(), out var spelled) ? spelled! : "not what the server takes",
        };
    }

    [Fact]
    public async Task The_script_of_a_sheet_loses_nothing_when_answers_come_late_or_not_at_all()
    {
        var (code, said) = await NodeAsync(await BrowserScripts.FolderAsync("sheet-cases.mjs"), "sheet-cases.mjs");

        Assert.True(code == 0, said);
    }

    /// <summary>One case, and what the server makes of it.</summary>
    private static string Case(RandomTexts random)
    {
        var text = random.Text(20);
        var (one, other, place) = (random.Edit(text), random.Edit(text), random.Place(text));
        var next = random.Edit(one.Apply(text));
        var (first, second) = TextEdit.Transform(one, other);
        return JsonSerializer.Serialize(new
        {
            text,
            one = Json(one),
            other = Json(other),
            next = Json(next),
            applied = one.Apply(text),
            both = Json(one.Compose(next)),
            first = Json(first),
            second = Json(second),
            back = Json(one.Invert(text)),
            place,
            moved = one.TransformPosition(place),
            stayed = one.TransformPosition(place, pushed: false),
            lengths = new[] { one.BaseLength, one.TargetLength },
        });
    }

    private static JsonElement Json(TextEdit edit) => JsonElement.Parse(edit.ToString());

    private static async Task<(int Code, string Said)> NodeAsync(string folder, string script)
    {
        using var node = BrowserScripts.Node(folder, script);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        return (node.ExitCode, await output + await errors);
    }
}
