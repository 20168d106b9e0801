using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Notifications;

/// <summary>A notice with everything that can be said about it, as it is at this moment.</summary>
/// <param name="Reader">Whom it is for.</param>
/// <param name="About">The other person, or null.</param>
/// <param name="Relationship">What it is about, or null.</param>
/// <param name="Fact">The fact it tells of, or null.</param>
/// <param name="Suggested">Colleagues suggested with a decline who can be asked today.</param>
/// <param name="Conversation">The conversation of the two; only read where silence is what it is about.</param>
/// <param name="Preferences">How the reader wants their mail.</param>
public sealed record NoticeSubject(
    Notice Notice, Member Reader, Member? About, Relationship? Relationship, RelationshipEvent? Fact, IReadOnlyList<Member> Suggested, Conversation? Conversation, NoticePreferences Preferences)
{
    /// <summary>Whether one of the two keeps the other away.</summary>
    public bool Blocked { get; init; }

    /// <summary>Whether the other person has no free place as a mentor; only read where that is what it tells.</summary>
    public bool OtherIsFull { get; init; }

    public NoticeKind Kind => Notice.Kind;

    public MemberId Me => Reader.Id;

    /// <summary>The other person's given name, or what stands for it.</summary>
    public string Other => About?.Details.GivenName ?? "your partner";

    public string OtherFull => About?.Name ?? "Your partner";

    public bool ReaderIsMentor => Relationship is { } r && r.MentorId == Me;

    /// <summary>"request" or "offer".</summary>
    public string Thing => Relationship?.IsOffer == true ? "offer" : "request";

    /// <summary>Whether the programme closed it before anybody had said yes.</summary>
    public bool OnlyAsked => Kind == NoticeKind.RelationshipEnded && Fact?.From == RelationshipStatus.Requested;

    /// <summary>How mail about this comes.</summary>
    public MailChoice Choice => Preferences.Of(Kind.Category());

    /// <summary>The one line of it: in lists, and as a subject.</summary>
    public string Line => NoticeWords.Line(Kind, Other, ReaderIsMentor, Notice.Detail, Fact?.From);

    public TimeZoneInfo Zone => Zones.Of(Reader.Details.TimeZone);
}
