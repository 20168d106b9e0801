using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Mentoring.Core.Common;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.AccessTokens;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Hubs;

/// <summary>The example of docs/hub.md, run as it stands there: Node, SignalR's own client, the running application.</summary>
[Trait(Categories.Name, Categories.Node)]
public sealed partial class HubExampleTests : HubSuite
{
    private const string Package = "@microsoft/signalr@10.0.11";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task The_example_writes_shows_what_comes_and_ends_when_its_token_is_revoked()
    {
        var folder = await InstallAsync(0);
        var tomas = await ConnectAsync(Cast.Tomas);
        using var example = new Program(folder, "node", "example.mjs") { ["ADDRESS"] = App.Address.ToString().TrimEnd('/'), ["TOKEN"] = await TokenAsync(Cast.Priya), ["MEMBER"] = $"{Cast.Tomas.Value}" };
        example.Start();

        await example.SaysAsync("Stored as number 1");
        var hello = await tomas.CalledAsync("Changed", a => Lines(a[0]).Any(l => TextOf(l) == "Hello from a program"));
        await tomas.AskAsync("Send", hello[0].GetProperty("conversation").GetGuid(), Guid.CreateVersion7(), "Hello yourself", null);
        await example.SaysAsync("2. Hello yourself");

        var token = Assert.Single(await App.Services.GetRequiredService<AccessTokenQueries>().ListAsync(Cast.Priya, default));
        await Tokens.RevokeAsync(Cast.Priya, token.Id, default);
        await example.SaysAsync("Closed: ");
        Assert.Equal(0, await example.EndsAsync());
    }

    [Fact]
    public async Task The_example_with_a_file_uploads_sends_and_reads_it()
    {
        var folder = await InstallAsync(1);
        var (conversation, tomas) = (await OpenAsync(), await ConnectAsync(Cast.Tomas));
        using var example = new Program(folder, "node", "example.mjs") { ["ADDRESS"] = App.Address.ToString().TrimEnd('/'), ["TOKEN"] = await TokenAsync(Cast.Priya), ["CONVERSATION"] = $"{conversation.Value}" };
        example.Start();

        await example.SaysAsync("2. notes.txt: What we agreed");
        Assert.Equal("notes.txt", (await SeesAsync(tomas, "Our notes")).GetProperty("files")[0].GetProperty("name").GetString());
    }

    /// <summary>A folder with an example of the document in it and the client it needs; without a registry the test fails and says so.</summary>
    private static async Task<string> InstallAsync(int example)
    {
        var folder = Directory.CreateDirectory(Temporary.File($"hub-example-{Guid.CreateVersion7():N}")).FullName;
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "hub.md"));
        await File.WriteAllTextAsync(Path.Combine(folder, "example.mjs"), Example().Matches(document)[example].Groups["code"].Value);
        using var npm = new Program(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", folder, Package);
        npm.Start();
        var code = await npm.EndsAsync();
        Assert.True(code == 0, $"npm could not install {Package}: {string.Join('\n', npm.Said)}");
        return folder;
    }

    [GeneratedRegex("^```js\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    /// <summary>A program of another language, and what it says.</summary>
    private sealed class Program : IDisposable
    {
        private readonly Process _process;
        private readonly ConcurrentQueue<string> _said = new();
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public Program(string folder, string name, params string[] arguments)
        {
            var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            _process = new Process { StartInfo = start };
            _process.OutputDataReceived += (_, e) => Hear(e.Data);
            _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        }

        public IReadOnlyCollection<string> Said => _said;

        public string this[string variable]
        {
            set => _process.StartInfo.Environment[variable] = value;
        }

        public void Start()
        {
            _process.Start();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public async Task SaysAsync(string beginning)
        {
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                while (!(await _lines.Reader.ReadAsync(patience.Token)).StartsWith(beginning, StringComparison.Ordinal))
                {
                    // Something else comes first
                }
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"It did not say \"{beginning}\" but: {string.Join('\n', _said)}");
            }
        }

        public async Task<int> EndsAsync()
        {
            using var patience = new CancellationTokenSource(Patience);
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }

        public void Dispose()
        {
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It never started, or has ended
            }

            _process.Dispose();
        }

        private void Hear(string? line)
        {
            if (line is null)
                return;
            _said.Enqueue(line);
            _lines.Writer.TryWrite(line);
        }
    }
}
