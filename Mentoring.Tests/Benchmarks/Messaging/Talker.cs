namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>One of a pair who talk through a server, whichever it is.</summary>
internal interface ITalker : IDisposable
{
    /// <summary>Sends the message with this number; may be called from one thread while another reads.</summary>
    void Say(int number);

    /// <summary>Called with the number of a message of the other person once it is here, as far as this kind of client goes.</summary>
    Action<int> Heard { set; }
}
