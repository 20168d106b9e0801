using Mentoring.Core.Common;
using Mentoring.Core.Notifications;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Where a notice leads to.</summary>
public static class NoticePlaces
{
    public static string Of(NoticeKind kind, RelationshipId? relationship) => (kind, relationship) switch
    {
        (_, { } id) => $"/relationships/{id.Value}",
        (NoticeKind.WelcomeBack, _) => "/account",
        (NoticeKind.NewMatches, _) => "/find",
        _ => "/",
    };
}
