using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Relationships;

/// <summary>The links that the mail of a request holds.</summary>
internal static class MailLinks
{
    /// <summary>The path of a link in the newest mail of a kind about a relationship.</summary>
    public static async Task<string> LinkAsync(this IServiceProvider services, RelationshipId id, AnswerChoice choice, NoticeKind kind = NoticeKind.RequestReceived)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        var notice = await db.Notices.Where(n => n.RelationshipId == id && n.Kind == kind).OrderByDescending(n => n.At).FirstAsync();
        var relationship = await db.Relationships.SingleAsync(r => r.Id == id);
        return new Uri(services.GetRequiredService<AnswerLinks>().Of(notice, relationship, choice)).AbsolutePath;
    }

    /// <summary>What stands behind the last slash.</summary>
    public static string Token(this string link) => link[(link.LastIndexOf('/') + 1)..];
}
