namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>One thread that reads from every connection of a driver.</summary>
internal sealed class Reactor : IDisposable
{
    private readonly int _set = Linux.Watch();
    private readonly List<Wire> _wires = [];
    private readonly Thread _thread;
    private volatile bool _stopped;

    public Reactor(IEnumerable<Wire> wires)
    {
        foreach (var wire in wires)
        {
            _wires.Add(wire);
            Linux.Join(_set, wire.Handle, _wires.Count - 1);
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "reactor" };
        _thread.Start();
    }

    /// <summary>Why reading ended before it should have.</summary>
    public Exception? Failure { get; private set; }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        Linux.Close(_set);
        _wires.ForEach(w => w.Dispose());
    }

    private void Run()
    {
        var ready = new Linux.Event[256];
        try
        {
            while (!_stopped)
            {
                var count = Linux.Wait(_set, ready, 100);
                for (var i = 0; i < count; i++)
                    _wires[ready[i].Number].Read();
            }
        }
        catch (Exception e)
        {
            Failure = e;
            Console.Error.WriteLine(e);
        }
    }
}
