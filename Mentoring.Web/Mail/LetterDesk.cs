using Mentoring.Web.Data;

namespace Mentoring.Web.Mail;

/// <summary>Has the letters of a batch written: ready ones are read, the others go to whichever writer knows them.</summary>
public sealed class LetterDesk(IEnumerable<ILetterWriter> writers, ILogger<LetterDesk> logger)
{
    private readonly ILetterWriter[] _writers = [.. writers];

    /// <summary>An answer for every mail.</summary>
    public async Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel)
    {
        Dictionary<Guid, Writing> written = [];
        foreach (var ready in mails.Where(m => m.Content is not null))
            written[ready.Id] = Letter.FromJson(ready.Content!) is { } letter ? new Writing.Write(letter) : new Writing.Unknown("The letter cannot be read.");
        foreach (var writer in _writers)
        {
            var rest = mails.Where(m => !written.ContainsKey(m.Id)).ToList();
            if (rest.Count > 0)
                Take(written, await AskAsync(writer, rest, cancel));
        }

        foreach (var mail in mails)
            written.TryAdd(mail.Id, new Writing.Unknown("Nobody knows what to write."));
        return written;
    }

    /// <summary>One mail that cannot be written must not keep the others: after a failure each is asked for by itself.</summary>
    private async Task<IReadOnlyDictionary<Guid, Writing>> AskAsync(ILetterWriter writer, List<OutboxMail> mails, CancellationToken cancel)
    {
        try
        {
            return await writer.WriteAsync(mails, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(e, "{Writer} failed over {Count} letters", writer.GetType().Name, mails.Count);
            if (mails.Count == 1)
                return new Dictionary<Guid, Writing> { [mails[0].Id] = new Writing.Failed("The letter could not be written.") };
        }

        Dictionary<Guid, Writing> written = [];
        foreach (var mail in mails)
            Take(written, await AskAsync(writer, [mail], cancel));
        return written;
    }

    private static void Take(Dictionary<Guid, Writing> written, IReadOnlyDictionary<Guid, Writing> more)
    {
        foreach (var (id, writing) in more)
            written.TryAdd(id, writing);
    }
}
