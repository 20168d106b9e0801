using System.Globalization;
using System.Text;

namespace Mentoring.Web.Mail;

/// <summary>Reads a mail server's answers, line by line, and writes to it.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _from;
    private int _until;

    /// <summary>Whether more was read than has been asked for.</summary>
    public bool HasMore => _from < _until;

    public async Task WriteAsync(byte[] bytes, CancellationToken cancel)
    {
        await stream.WriteAsync(bytes, cancel);
        await stream.FlushAsync(cancel);
    }

    /// <summary>The code, and the words of all lines.</summary>
    public async Task<(int Code, string Answer)> AnswerAsync(CancellationToken cancel)
    {
        var words = new StringBuilder();
        for (var i = 0; i < MostLines; i++)
        {
            var line = await LineAsync(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new IOException("The mail server did not speak SMTP");
            words.Append(line.AsSpan(Math.Min(4, line.Length))).Append('\n');
            if (line.Length == 3 || line[3] != '-')
                return (code, words.ToString().TrimEnd());
        }

        throw new IOException("The mail server's answer did not end");
    }

    private async Task<string> LineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n', _from, _until - _from);
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(_buffer, _from, end - _from).TrimEnd('\r');
                _from = end + 1;
                return line;
            }

            await FillAsync(cancel);
        }
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        _buffer.AsSpan(_from, _until - _from).CopyTo(_buffer);
        (_from, _until) = (0, _until - _from);
        if (_until == _buffer.Length)
            throw new IOException("The mail server's line was too long");
        var read = await stream.ReadAsync(_buffer.AsMemory(_until), cancel);
        if (read == 0)
            throw new IOException("The mail server hung up");
        _until += read;
    }
}
