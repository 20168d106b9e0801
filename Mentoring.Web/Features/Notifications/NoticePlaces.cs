using Mentoring.Core.Notifications;

namespace Mentoring.Web.Features.Notifications;

/// <summary>Where a notice leads to.</summary>
public static class NoticePlaces
{
    public static string Of(Notice notice) => notice switch
    {
        { Place: { } place } => place,
        { RelationshipId: { } id } => $"/relationships/{id.Value}",
        { Kind: NoticeKind.WelcomeBack } => "/account",
        _ => "/",
    };
}
