using Mentoring.Web.Data;

namespace Mentoring.Web.Mail;

/// <summary>
/// Writes the letters of mails that hold none, at the moment they are sent: in the reader's zone, by their preferences, and only
/// when it is still apt. Several may be registered; each answers for the mails it knows.
/// </summary>
public interface ILetterWriter
{
    /// <summary>What becomes of the mails this writer knows, by their id; the others are left out.</summary>
    Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel);
}

/// <summary>What a writer makes of a mail.</summary>
public abstract record Writing
{
    private Writing()
    {
    }

    /// <summary>To be sent now.</summary>
    public sealed record Write(Letter Letter) : Writing;

    /// <summary>No longer apt, or not wanted.</summary>
    public sealed record Drop : Writing;

    /// <summary>To be told in the daily summary of that moment (UTC).</summary>
    public sealed record Daily(DateTime DueAt) : Writing;

    /// <summary>Nobody can write it: it goes to the programme desk.</summary>
    public sealed record Unknown(string Reason) : Writing;

    /// <summary>Writing it failed this time.</summary>
    public sealed record Failed(string Reason) : Writing;
}
