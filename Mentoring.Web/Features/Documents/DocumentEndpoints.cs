using System.Globalization;
using System.Security.Claims;
using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Web.Features.Documents;

/// <summary>Documents to keep elsewhere, and to begin from elsewhere.</summary>
public static class DocumentEndpoints
{
    private const string Markdown = "text/markdown";

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/relationships/{relationship:guid}/{kind}/{document:guid}.md", MarkdownAsync).RequireAuthorization();
        app.MapPost("/relationships/{relationship:guid}/begin", BeginAsync).RequireAuthorization();
    }

    /// <summary>Where "Begin" of the first conversation leads, and "Turn into a goal" of a message: to the sheet, which is there from then on.</summary>
    private static async Task<IResult> BeginAsync(
        Guid relationship, ClaimsPrincipal user, ViewerQueries viewers, DocumentCommands documents, [FromForm] string? kind = null, [FromForm] Guid? message = null, CancellationToken cancel = default)
    {
        if (DocumentAddress.KindOf(kind) is not { } known || !(await viewers.OfAsync(user, cancel)).TryValue(out var viewer))
            return Results.NotFound();
        var begun = message is { } said ? await documents.TakeUpAsync(viewer.Id, new(relationship), known, new(said), cancel) : await documents.BeginOnceAsync(viewer.Id, new(relationship), known, cancel);
        if (begun.TryValue(out var id))
            return Results.LocalRedirect(DocumentAddress.Of(new(relationship), known, id));
        return begun.Problem is NotFound ? Results.NotFound() : Results.LocalRedirect($"/relationships/{relationship}/tools{(begun.Problem is TooManyDocuments ? "?full=true" : null)}");
    }

    private static async Task<IResult> MarkdownAsync(
        Guid relationship, string kind, Guid document, ClaimsPrincipal user, HttpContext context, ViewerQueries viewers, DocumentQueries documents, CancellationToken cancel)
    {
        if (!(await viewers.OfAsync(user, cancel)).TryValue(out var viewer))
            return Results.NotFound();
        var read = await documents.HeadAsync(viewer.Id, new(document), cancel);
        if (!read.TryValue(out var head) || head.Pair.Id.Value != relationship || !string.Equals(head.Row.Kind.Segment(), kind, StringComparison.Ordinal))
            return Results.NotFound();
        if (!(await documents.ContentAsync(viewer.Id, new(document), cancel)).TryValue(out var content))
            return Results.NotFound();
        context.Response.Headers.CacheControl = new CacheControlHeaderValue { NoStore = true }.ToString();
        return Results.File(Encoding.UTF8.GetBytes(DocumentMarkdown.Of(content.State, About(head, viewer), id => NameOf(id, head, viewer))), Markdown, FileName(head.Row));
    }

    private static string About(DocumentHead head, Viewer viewer)
    {
        var written = TimeZoneInfo.ConvertTimeFromUtc(head.Row.TouchedAt, viewer.Zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return $"{DocumentLabels.Of(head.Row.Kind)} of {viewer.Name} and {head.Pair.OtherName}, last written in on {written}";
    }

    private static string NameOf(MemberId id, DocumentHead head, Viewer viewer) => id == viewer.Id ? viewer.Name : head.Pair.OtherName;

    /// <summary>Letters and digits of its title, so that every system takes it.</summary>
    private static string FileName(DocumentRow row)
    {
        var words = new string([.. row.Name.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $"{(words.Length > 0 ? string.Join('-', words) : row.Kind.Segment())}.md";
    }
}
