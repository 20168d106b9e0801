using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Web.Security;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Web.Features.Members;

public static class MembersRegistration
{
    private static readonly TimeSpan ForGood = TimeSpan.FromDays(365);

    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services.AddSingleton<ProfileQueries>().AddSingleton<MemberQueries>().AddSingleton<MemberCommands>();

    /// <summary>Photos, for signed-in members who may take part.</summary>
    public static void MapMembers(this IEndpointRouteBuilder app) => app.MapGet("/members/{id:guid}/photo", PhotoAsync).RequireAuthorization();

    private static async Task<IResult> PhotoAsync(Guid id, ClaimsPrincipal user, HttpContext context, ViewerQueries viewers, MemberQueries members, CancellationToken cancel)
    {
        if (!(await viewers.OfAsync(user, cancel)).Succeeded || await members.PhotoAsync(new MemberId(id), cancel) is not { } photo)
            return Results.NotFound();

        // A new photo has a new address, so browsers may keep this one; nobody in between may
        context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
        {
            Private = true,
            MaxAge = ForGood,
            Extensions = { new NameValueHeaderValue("immutable") },
        };
        return Results.Bytes(photo.Content, photo.ContentType);
    }
}
