using Mentoring.Web.Security;

namespace Mentoring.Web.Features.Notifications;

/// <summary>
/// What mail programs post to on their own (RFC 8058), and the button of the page. It needs no token of a form: the sealed address is proof enough,
/// and all it can do is stop mails.
/// </summary>
public static class UnsubscribeEndpoint
{
    private const string OneClick = "One-Click";

    public static void MapNotifications(this IEndpointRouteBuilder app) =>
        app.MapPost("/unsubscribe/{token}", StopAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(AccountLimits.LinkPolicy)
            .WithOrder(-1); // Before the page of the same address, which only answers GET

    private static async Task<IResult> StopAsync(
        string token, HttpRequest request, UnsubscribeLinks links, PreferenceCommands commands, CancellationToken cancel)
    {
        var opened = links.Open(token);
        var stopped = opened.TryValue(out var link) ? await commands.StopAsync(link, cancel) : opened.Problem!;
        if (!await IsOneClickAsync(request, cancel))
            return Results.LocalRedirect($"/unsubscribe/{Uri.EscapeDataString(token)}");
        return stopped.Succeeded ? Results.Text("Unsubscribed.") : Results.BadRequest(stopped.Problem!.Sentence);
    }

    /// <summary>A mail program says so, and wants an answer; anybody else wants a page.</summary>
    private static async Task<bool> IsOneClickAsync(HttpRequest request, CancellationToken cancel) =>
        request.HasFormContentType && (await request.ReadFormAsync(cancel))["List-Unsubscribe"] == OneClick;
}
