using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Mentoring.Web.Security;

/// <summary>How often one network may try what strangers can trigger: sign-in, registration and the mails these send.</summary>
public static class AccountLimits
{
    /// <summary>Name of the policy that account pages and endpoints carry.</summary>
    public const string Policy = "account";

    /// <summary>Name of the policy of links that carry their own proof: counted by the link, since a mail provider posts for all its users from one address.</summary>
    public const string LinkPolicy = "link";

    /// <summary>Name of the policy of uploads: counted by member.</summary>
    public const string UploadPolicy = "upload";

    public const int PostsPerMinute = 20;

    public const int UploadsPerMinute = 120;

    public const int PostsPerLinkAndMinute = 10;

    internal static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        options.AddPolicy(Policy, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? string.Empty, _ => Window(context, "RateLimits:AccountPostsPerMinute", PostsPerMinute))
            : RateLimitPartition.GetNoLimiter(string.Empty));
        options.AddPolicy(UploadPolicy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.User.FindFirstValue(MentoringClaims.Member) ?? string.Empty, _ => Window(context, "RateLimits:UploadsPerMinute", UploadsPerMinute)));
        options.AddPolicy(LinkPolicy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Request.RouteValues["token"] as string ?? string.Empty, _ => new() { Window = TimeSpan.FromMinutes(1), PermitLimit = PostsPerLinkAndMinute }));
    }

    private static FixedWindowRateLimiterOptions Window(HttpContext context, string setting, int usual) => new()
    {
        Window = TimeSpan.FromMinutes(1),
        PermitLimit = context.RequestServices.GetRequiredService<IConfiguration>().GetValue(setting, usual),
    };

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var response = context.HttpContext.Response;
        response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(Page, cancel);
    }

    private const string Page = """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>Please wait a minute · Mentoring</title><link rel="stylesheet" href="/app.css" /></head>
        <body><main class="public"><section class="card empty"><h1>Please wait a minute</h1>
        <p>There were too many tries from your network in the last minute, so this one was not looked at. Wait a minute, then go back and try again.</p>
        <a class="btn primary" href="/account/login">Back to sign in</a></section></main></body>
        </html>
        """;
}
