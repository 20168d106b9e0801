using Mentoring.Web.Data;

namespace Mentoring.Web.Cli;

/// <summary>How far long work is, on standard error: one line rewritten on a terminal, otherwise a line every tenth.</summary>
internal sealed class ConsoleProgress(string doing, TextWriter output, bool terminal) : IProgress<WorkProgress>, IDisposable
{
    private int _lastTenth = -1;
    private bool _open;

    public ConsoleProgress(string doing)
        : this(doing, Console.Error, !Console.IsErrorRedirected)
    {
    }

    public void Report(WorkProgress value)
    {
        var percent = value.Total == 0 ? 100 : (int)(100L * value.Done / value.Total);
        var text = $"{doing} {value.Done:N0} of {value.Total:N0} ({percent} %)";
        if (terminal)
        {
            output.Write($"\r{text}");
            _open = true;
        }
        else if (percent / 10 > _lastTenth)
        {
            _lastTenth = percent / 10;
            output.WriteLine(text);
        }
    }

    /// <summary>Ends the rewritten line, so that what follows starts on its own.</summary>
    public void Dispose()
    {
        if (_open)
            output.WriteLine();
        _open = false;
    }
}
