using Mentoring.Core.Common;

namespace Mentoring.Core.Safety;

/// <summary>Where a report stands; the programme team moves it on.</summary>
public enum ReportStatus
{
    /// <summary>Nobody of the team has dealt with it.</summary>
    Open = 1,
}

/// <summary>A message as it was when it was reported; what its author does to it later does not change the copy.</summary>
/// <param name="AuthorId">Who wrote it, and is reported.</param>
/// <param name="SentAt">When it was stored (UTC).</param>
public sealed record ReportedMessage(MessageId Id, ConversationId ConversationId, MemberId AuthorId, string Text, DateTime SentAt);

/// <summary>What somebody tells the programme team about another person, or about one of their messages (spec §7, §13). The other person is told nothing.</summary>
public sealed class Report
{
    /// <summary>The longest explanation, in characters.</summary>
    public const int WordsLength = 2000;

    /// <summary>Reports one member may make within 24 hours.</summary>
    public const int DailyLimit = 10;

    private Report()
    {
    }

    public ReportId Id { get; private set; }

    public MemberId ReporterId { get; private set; }

    /// <summary>Who is reported.</summary>
    public MemberId ReportedId { get; private set; }

    public ReportReason Reason { get; private set; }

    /// <summary>In the reporter's own words; may be empty unless the reason is something else.</summary>
    public string Words { get; private set; } = string.Empty;

    public ReportStatus Status { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>Where the reported message stands; null when a person is reported.</summary>
    public ConversationId? ConversationId { get; private set; }

    /// <summary>The reported message; null when a person is reported.</summary>
    public MessageId? MessageId { get; private set; }

    /// <summary>A copy of its text at the moment of reporting.</summary>
    public string? MessageText { get; private set; }

    /// <summary>When it was written (UTC).</summary>
    public DateTime? MessageSentAt { get; private set; }

    /// <summary>Reports a person.</summary>
    public static Result<Report> OfPerson(ReportId id, MemberId by, MemberId about, ReportAnswer answer, DateTime now) => Of(id, by, about, null, answer, now);

    /// <summary>Reports a message, and with it whoever wrote it.</summary>
    public static Result<Report> OfMessage(ReportId id, MemberId by, ReportedMessage message, ReportAnswer answer, DateTime now) => Of(id, by, message.AuthorId, message, answer, now);

    private static Result<Report> Of(ReportId id, MemberId by, MemberId about, ReportedMessage? message, ReportAnswer answer, DateTime now)
    {
        if (by == about)
            return new ReportingYourself();
        var cleaned = answer.Cleaned();
        List<Problem> faults = [.. cleaned.Faults()];
        if (faults.Count > 0)
            return Result<Report>.From(faults);
        return new Report
        {
            Id = id,
            ReporterId = by,
            ReportedId = about,
            Reason = cleaned.Reason!.Value,
            Words = cleaned.Words,
            Status = ReportStatus.Open,
            CreatedAt = now,
            ConversationId = message?.ConversationId,
            MessageId = message?.Id,
            MessageText = message?.Text,
            MessageSentAt = message?.SentAt,
        };
    }
}
