using System.Text;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>A person on a G-STAR who writes in one of its texts, as the sheet's script does: one edit in flight, the next once it came back committed.</summary>
internal sealed class SheetClient : SheetCircuit
{
    /// <summary>A longer text is emptied first.</summary>
    private const int Longest = 6000;

    private readonly string _field;
    private readonly Queue<int> _waiting = [];
    private readonly Lock _gate = new();
    private int? _inFlight;
    private int _removed;
    private int _length;
    private int _revision;

    private SheetClient(Uri address, string path, HttpPerson person, string html, string field)
        : base(address, path, person, html) => _field = field;

    public static Task<SheetClient> OpenAsync(Uri address, string email, (RelationshipId Pair, DocumentId Document) where, string field) =>
        SheetPage.OpenAsync(address, email, where, (a, path, person, html) => new SheetClient(a, path, person, html, field));

    public override void Say(int number)
    {
        lock (_gate)
        {
            _waiting.Enqueue(number);
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
                ReadOnlySpan<byte> bytes = Encoding.ASCII.GetBytes(edit.GetProperty("edit").GetString()!);
                if (Texts.Find(ref bytes) is not { } number)
                    continue;
                if (number == _inFlight)
                    (_length, _inFlight) = (_length - _removed + Marks.Length, null);
                else
                    Heard(number);
            }

            SendNext();
        }
    }

    private void SendNext()
    {
        if (_inFlight is not null || !_waiting.TryDequeue(out var number))
            return;
        (_inFlight, _removed) = (number, _length > Longest ? _length : 0);
        var edit = TextEdit.Replace(_length, _length - _removed, _removed, Marks.Of(number));
        Invoke(SheetPage.Script, "EditAsync", JsonSerializer.Serialize(new object[] { Guid.CreateVersion7(), _field, _revision, edit.ToString() }));
    }
}

/// <summary>What is typed: a few letters that are found again.</summary>
internal static class Marks
{
    public const int Length = 12;

    public static string Of(int number) => Texts.Of(number)[..Length];
}
