using System.Text;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>
/// What a browser does on the page of a conversation, without drawing: loads it, starts its circuit, answers the calls of its scripts and confirms
/// every batch, and hands messages over as the composer's script does. A message is there with the first batch that draws its line.
/// </summary>
internal class CircuitClient : WebSocketWire, ITalker
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Ping = 6;
    private const int Close = 7;

    /// <summary>By which components tell a sheet's script what changed.</summary>
    protected const string Telling = "mentoring.sheet";

    private readonly Dictionary<string, long> _objects = [];
    private readonly string _components;
    private readonly string _state;
    private bool _shaken;
    private long _modules;
    private long _calls;

    /// <summary>Starts the circuit of a page and waits until its scripts were given what they call back.</summary>
    protected CircuitClient(Uri address, string path, HttpPerson person, string html, params string[] scripts)
        : base(address, "/_blazor", $"Cookie: {person.Cookies}\r\n")
    {
        (_components, _state) = CircuitPage.Read(html);
        SendText("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8);
        Until(() => _shaken, "the handshake");
        SendBinary(PackWriter.Call("start", "StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", string.Empty));
        Until(() => scripts.All(_objects.ContainsKey), "the page");
    }

    public Action<int> Heard { protected get; set; } = _ => { };

    /// <summary>How many batches were drawn.</summary>
    public int Batches { get; private set; }

    /// <summary>Signs in and opens a conversation, with its tab in front.</summary>
    public static async Task<CircuitClient> OpenAsync(Uri address, string email, ConversationId conversation)
    {
        using var person = new HttpPerson(address);
        await person.SignInAsync(email);
        var path = $"/messages/{conversation.Value}";
        using var page = await person.AskAsync(HttpMethod.Get, path);
        var client = new CircuitClient(address, path, person, await page.Content.ReadAsStringAsync(), "attach", "watch");
        client.Invoke("watch", "VisibleAsync", "[true]");
        return client;
    }

    /// <summary>Everybody of a crowd in their one conversation.</summary>
    public static async Task<List<CircuitClient>> OpenAllAsync(Uri address, Crowd crowd)
    {
        var circuits = new List<CircuitClient>();
        for (var i = 0; i < crowd.People.Count; i++)
            circuits.Add(await OpenAsync(address, crowd.EmailOf(i), crowd.ConversationOf(i)));
        return circuits;
    }

    public virtual void Say(int number) => Invoke("attach", "DeliverAsync", JsonSerializer.Serialize(new[] { new { id = Texts.IdOf(number), text = Texts.Of(number) } }));

    protected override int TakeMessages(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        if (!_shaken)
        {
            taken = bytes.IndexOf((byte)0x1e) + 1;
            _shaken = taken > 0;
        }

        while (Length(bytes[taken..], out var header) is { } length && bytes.Length - taken - header >= length)
        {
            Act(bytes.Slice(taken + header, length));
            taken += header + length;
        }

        return taken;
    }

    private static int? Length(ReadOnlySpan<byte> bytes, out int header)
    {
        var length = 0;
        for (header = 0; header < bytes.Length && header < 5;)
        {
            length |= (bytes[header] & 0x7f) << (7 * header);
            if (bytes[header++] < 0x80)
                return length;
        }

        return null;
    }

    private void Act(ReadOnlySpan<byte> message)
    {
        var reader = new PackReader(message);
        reader.ReadArray();
        switch (reader.ReadInteger())
        {
            case Invocation:
                reader.SkipEmptyMap();
                reader.ReadBytes();
                Called(reader.ReadBytes(), ref reader);
                break;
            case Ping:
                SendBinary([2, 0x91, Ping]);
                break;
            case Close:
                throw new IOException($"The circuit ended: {Encoding.UTF8.GetString(message)}");
            case Completion when message.IndexOf("start"u8) is var start and >= 0 && message[start + 5] == 1:
                throw new IOException($"The circuit did not start: {Encoding.UTF8.GetString(message)}");
        }
    }

    private void Called(ReadOnlySpan<byte> method, ref PackReader reader)
    {
        reader.ReadArray();
        if (method.SequenceEqual("JS.RenderBatch"u8))
            Draw(reader.ReadInteger(), reader.ReadBytes());
        else if (method.SequenceEqual("JS.BeginInvokeJS"u8))
            Run(reader.ReadInteger(), reader.ReadText(), reader.ReadText(), reader.ReadInteger());
        else if (method.SequenceEqual("JS.EndInvokeDotNet"u8))
            Answer(ref reader);
        else if (method.SequenceEqual("JS.Error"u8))
            throw new IOException($"The circuit failed: {reader.ReadText()}");
    }

    private void Draw(long batch, ReadOnlySpan<byte> drawn)
    {
        while (Texts.FindId(ref drawn) is { } number)
            Heard(number);
        Batches++;
        SendBinary(PackWriter.Call(null, "OnRenderCompleted", batch, null));
    }

    /// <summary>Plays the page's scripts: remembers what they were given to call back, and has nothing to say itself.</summary>
    private void Run(long handle, string function, string arguments, long kind)
    {
        if (function == "Blazor._internal.attachWebRendererInterop")
            SendBinary(PackWriter.Call(null, "UpdateRootComponents", _components, _state));
        else if (Told(function, arguments))
            SendBinary(PackWriter.Call(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,null]"));
        else if (CircuitPage.ObjectIn(arguments) is { } given)
            _objects[CircuitPage.FunctionIn(function, arguments) ?? function] = given;
        if (handle != 0 && function != Telling)
            SendBinary(PackWriter.Call(null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{(kind == 1 ? $"{{\"__jsObjectId\":{++_modules}}}" : "null")}]"));
    }

    private void Answer(ref PackReader reader)
    {
        reader.ReadText();
        if (reader.ReadBoolean())
            Answered(reader.ReadText());
    }

    /// <summary>Takes in what a call came to, as JSON.</summary>
    protected virtual void Answered(string answer)
    {
    }

    /// <summary>Takes in what a component tells its script; whether it was that.</summary>
    protected virtual bool Told(string function, string arguments) => false;

    protected void Invoke(string owner, string method, string arguments) =>
        SendBinary(PackWriter.Call(null, "BeginInvokeDotNetFromJS", $"{Interlocked.Increment(ref _calls)}", null, method, _objects[owner], arguments));
}
