using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>
/// A person who types letter by letter in one text of a G-STAR, as the sheet's script does: one edit in flight, and what is typed meanwhile goes in the next.
/// A letter of the other person is there when the script is told of it; letters come in the order in which they were typed.
/// </summary>
internal sealed class TypingClient : SheetCircuit
{
    private readonly string _field;
    private readonly ConcurrentQueue<int> _typed = new();
    private readonly StringBuilder _text = new();
    private readonly Lock _gate = new();
    private Guid? _inFlight;
    private int _sent;
    private int _committed;
    private int _revision;

    private TypingClient(Uri address, string path, HttpPerson person, string html, string field)
        : base(address, path, person, html) => _field = field;

    /// <summary>The other one on the same sheet.</summary>
    public required TypingClient? Partner { get; set; }

    /// <summary>All that was typed so far.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
                return _text.ToString();
        }
    }

    public string Field => _field;

    public static Task<TypingClient> OpenAsync(Uri address, string email, (RelationshipId Pair, DocumentId Document) where, string field) =>
        SheetPage.OpenAsync(address, email, where, (a, path, person, html) => new TypingClient(a, path, person, html, field) { Partner = null });

    /// <summary>Types one letter.</summary>
    public override void Say(int number)
    {
        lock (_gate)
        {
            _typed.Enqueue(number);
            _text.Append((char)('a' + (_text.Length % 26)));
            SendNext();
        }
    }

    protected override void Take(JsonElement news)
    {
        lock (_gate)
        {
            _revision = Math.Max(_revision, news.GetProperty("revision").GetInt32());
            foreach (var edit in news.GetProperty("edits").EnumerateArray())
            {
                if (edit.GetProperty("id").GetGuid() == _inFlight)
                    (_committed, _inFlight) = (_sent, null);
                else if (edit.GetProperty("address").GetString() == Partner!.Field)
                    Hear(TextEdit.Parse(edit.GetProperty("edit").GetString()!).Value.Inserted);
            }

            SendNext();
        }
    }

    private void Hear(int letters)
    {
        for (; letters > 0 && Partner!._typed.TryDequeue(out var number); letters--)
            Heard(number);
    }

    private void SendNext()
    {
        if (_inFlight is not null || _committed == _text.Length)
            return;
        (_inFlight, _sent) = (Guid.CreateVersion7(), _text.Length);
        var edit = TextEdit.Replace(_committed, _committed, 0, _text.ToString(_committed, _sent - _committed));
        Invoke(SheetPage.Script, "EditAsync", JsonSerializer.Serialize(new object[] { _inFlight, _field, _revision, edit.ToString() }));
    }
}
