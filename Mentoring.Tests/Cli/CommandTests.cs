using System.Text.Json;
using Mentoring.Tests.Importing;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Cli;

/// <summary>The commands as somebody at a prompt meets them.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.WithAsync(Provider.Sqlite, People.CastNow);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Help_lists_every_command_with_an_example()
    {
        var help = await RunAsync("help");

        Assert.Equal((0, ""), (help.Exit, help.Error));
        Assert.All(["import members.csv", "seed --members 100000 --seed 1", "search --as"], example => Assert.Contains(example, help.Output));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_answered_with_the_list()
    {
        var run = await RunAsync("imprt", "members.csv");

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("There is no command “imprt”.", run.Error);
        Assert.Contains("import members.csv", run.Error);
    }

    [Fact]
    public async Task A_file_is_found_from_where_the_command_is_given_and_all_good_rows_end_with_0()
    {
        var name = await WriteAsync(Csv.File(Csv.Row()));

        var run = await RunAsync("import", name);

        Assert.Equal(0, run.Exit);
        Assert.Contains("1 added, 0 updated, 0 unchanged, 0 refused.", run.Output);
        Assert.Contains("Importing 1 of 1 (100 %)", run.Error);
    }

    [Fact]
    public async Task Refused_rows_end_with_1_and_name_their_line()
    {
        var name = await WriteAsync(Csv.File(Csv.Row(), Csv.Row(("email", "x@members.example"), ("mentee_limit", "-3"))));

        var run = await RunAsync("import", name, "--dry-run");

        Assert.Equal(1, run.Exit);
        Assert.Contains("Dry run: nothing was changed.", run.Output);
        Assert.Contains("line 4 (record 2, x@members.example): mentee_limit “-3”: The limit of mentees", run.Output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_with_2_and_a_sentence()
    {
        var missing = await RunAsync("import", "no-such-file.csv");
        var folder = await RunAsync("import", ".");
        var nothing = await RunAsync("import");

        Assert.Equal((2, 2, 2), (missing.Exit, folder.Exit, nothing.Exit));
        Assert.Contains("There is no file “no-such-file.csv”", missing.Error);
        Assert.Contains("is a folder", folder.Error);
        Assert.Contains("FILE", nothing.Error);
        Assert.All([missing, folder, nothing], run => Assert.Equal("", run.Output));
    }

    [Fact]
    public async Task A_search_prints_JSON_and_nothing_else()
    {
        var name = await WriteAsync("""{"kind":"mentors","areas":{"level":"preferred","values":["Leadership"]}}"""u8.ToArray());

        var run = await RunAsync("search", "--as", "priya@demo.example", "--criteria", name);

        Assert.True(run.Exit == 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("tomas@demo.example", json.RootElement.GetProperty("open")[0].GetProperty("email").GetString());
    }

    [Fact]
    public async Task A_search_as_nobody_ends_with_2_and_a_sentence()
    {
        var run = await RunAsync("search", "--as", "nobody@demo.example");

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("There is no member with the address “nobody@demo.example”.", run.Error);
    }

    [Fact]
    public async Task Seeding_needs_a_sensible_number_and_an_empty_database()
    {
        var zero = await RunAsync("seed", "--members", "0");
        var beside = await RunAsync("seed", "--members", "5");
        var added = await RunAsync("seed", "--members", "5", "--add");

        Assert.Equal((2, 2, 0), (zero.Exit, beside.Exit, added.Exit));
        Assert.Contains("holds members already", beside.Error);
        Assert.Contains("5 members were written", added.Output);
    }

    private Task<Run> RunAsync(params string[] arguments) => Run.OfAsync(_database, arguments);

    private static async Task<string> WriteAsync(byte[] content)
    {
        var name = $"f{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(Temporary.File(name), content);
        return name;
    }
}
