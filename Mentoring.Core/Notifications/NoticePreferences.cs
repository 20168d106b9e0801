using Mentoring.Core.Common;

namespace Mentoring.Core.Notifications;

/// <summary>How one person wants their mail. Who has set nothing gets everything at once.</summary>
public sealed class NoticePreferences : IVersioned
{
    private NoticePreferences()
    {
    }

    public NoticePreferences(MemberId member) => MemberId = member;

    public MemberId MemberId { get; private set; }

    public MailChoice Requests { get; private set; } = MailChoice.AtOnce;

    public MailChoice Answers { get; private set; } = MailChoice.AtOnce;

    public MailChoice Relationships { get; private set; } = MailChoice.AtOnce;

    public MailChoice Silence { get; private set; } = MailChoice.AtOnce;

    public MailChoice Searches { get; private set; } = MailChoice.AtOnce;

    public MailChoice Messages { get; private set; } = MailChoice.AtOnce;

    /// <summary>Whether a mail may show the first line of what somebody wrote.</summary>
    public bool FirstLine { get; private set; } = true;

    public int Version { get; private set; }

    public MailChoice Of(NoticeCategory category) => category switch
    {
        NoticeCategory.Requests => Requests,
        NoticeCategory.Answers => Answers,
        NoticeCategory.Relationships => Relationships,
        NoticeCategory.Silence => Silence,
        NoticeCategory.Messages => Messages,
        _ => Searches,
    };

    public void Choose(NoticeCategory category, MailChoice choice)
    {
        switch (category)
        {
            case NoticeCategory.Requests:
                Requests = choice;
                break;
            case NoticeCategory.Answers:
                Answers = choice;
                break;
            case NoticeCategory.Relationships:
                Relationships = choice;
                break;
            case NoticeCategory.Silence:
                Silence = choice;
                break;
            case NoticeCategory.Messages:
                Messages = choice;
                break;
            default:
                Searches = choice;
                break;
        }
    }

    public void ShowFirstLine(bool show) => FirstLine = show;
}
