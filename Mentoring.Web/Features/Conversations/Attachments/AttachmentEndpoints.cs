using System.Security.Claims;
using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Web.Features.Conversations.Attachments;

/// <summary>Files come in and go out by plain requests, not over the circuit (see docs/decisions/attachments.md).</summary>
public static class AttachmentEndpoints
{
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>Clients of the hub send and get files here as well.</summary>
    private static readonly AuthorizeAttribute PageOrToken = new() { AuthenticationSchemes = Security.AccessTokens.PageOrToken };

    internal static void MapAttachments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/messages/{conversation:guid}/attachments", UploadAsync).RequireAuthorization(PageOrToken).RequireRateLimiting(AccountLimits.UploadPolicy)
            .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Body.MostRead));
        app.MapPut("/attachments/{id:guid}/thumbnail", PictureAsync).RequireAuthorization(PageOrToken).RequireRateLimiting(AccountLimits.UploadPolicy)
            .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Body.MostRead));
        app.MapGet("/attachments/{id:guid}", FileAsync).RequireAuthorization(PageOrToken);
        app.MapGet("/attachments/{id:guid}/thumbnail", ThumbnailAsync).RequireAuthorization(PageOrToken);
    }

    /// <summary>The body is the file. Nothing of it is read before it is known that its sender may write here.</summary>
    private static async Task<IResult> UploadAsync(
        Guid conversation, string? name, HttpContext context, IAntiforgery antiforgery, ViewerQueries viewers, AttachmentCommands commands, CancellationToken cancel)
    {
        if (!await IsOursAsync(context, antiforgery))
            return Refused(StatusCodes.Status400BadRequest, new FormTooOld());
        var viewer = await viewers.OfAsync(context.User, cancel);
        if (!viewer.TryValue(out var by))
            return Refused(viewer.Problem!);
        if (await commands.WhyNotAsync(by.Id, new(conversation), cancel) is { } problem)
            return Refused(problem);
        await using var content = await Body.ReadAsync(context.Request, Attachment.MostBytes, cancel);
        if (content is null)
            return Refused(new FileTooLarge());
        var taken = await commands.UploadAsync(by.Id, new(conversation), name, content, cancel);
        return taken.TryValue(out var file) ? Results.Json(new { id = file.Id.Value, file.Name, file.Type, file.Length, file.Width, file.Height }) : Refused(taken.Problem!);
    }

    private static async Task<IResult> PictureAsync(
        Guid id, HttpContext context, IAntiforgery antiforgery, ViewerQueries viewers, AttachmentCommands commands, CancellationToken cancel)
    {
        if (!await IsOursAsync(context, antiforgery))
            return Refused(StatusCodes.Status400BadRequest, new FormTooOld());
        if (!(await viewers.OfAsync(context.User, cancel)).TryValue(out var by))
            return Results.NotFound();
        await using var content = await Body.ReadAsync(context.Request, Attachment.MostThumbnailBytes, cancel);
        if (content is null)
            return Refused(new FileTooLarge());
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancel);
        var taken = await commands.PictureAsync(by.Id, new(id), bytes, cancel);
        return taken.Succeeded ? Results.NoContent() : Refused(taken.Problem!);
    }

    private static async Task<IResult> FileAsync(Guid id, ClaimsPrincipal user, HttpContext context, ViewerQueries viewers, AttachmentQueries files, CancellationToken cancel) =>
        (await viewers.OfAsync(user, cancel)).TryValue(out var viewer) && await files.OpenAsync(viewer.Id, new(id), cancel) is { } file
            ? HandOut(context, file, $"\"{id:N}\"")
            : Results.NotFound();

    private static async Task<IResult> ThumbnailAsync(Guid id, ClaimsPrincipal user, HttpContext context, ViewerQueries viewers, AttachmentQueries files, CancellationToken cancel) =>
        (await viewers.OfAsync(user, cancel)).TryValue(out var viewer) && await files.OpenThumbnailAsync(viewer.Id, new(id), cancel) is { } file
            ? HandOut(context, file, $"\"{id:N}-small\"")
            : Results.NotFound();

    /// <summary>Whatever a file holds, the browser runs none of it, and asks again before it shows a copy it kept.</summary>
    private static IResult HandOut(HttpContext context, HandedOut file, string tag)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        var disposition = new ContentDispositionHeaderValue(file.Inline ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(file.Content, file.Type, entityTag: new EntityTagHeaderValue(tag));
    }

    private static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery antiforgery) =>
        context.User.CameByToken() || (context.Request.Headers.ContainsKey(TokenHeader) && await antiforgery.IsRequestValidAsync(context));

    private static IResult Refused(Problem problem) => Refused(problem switch
    {
        NotFound => StatusCodes.Status404NotFound,
        FileTooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    }, problem);

    private static IResult Refused(int status, Problem problem) => Results.Json(new { problem = problem.Sentence }, statusCode: status);
}

/// <summary>The request does not come from a page of ours that is still good.</summary>
internal sealed record FormTooOld() : Problem("This page is too old to send files. Reload it, then try again.");
