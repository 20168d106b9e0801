using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Mentoring.Web.Security;

/// <summary>Signing in by token: for the hub and the files of messages, and nothing else.</summary>
public static class AccessTokens
{
    /// <summary>Name of the scheme that the hub asks for; a cookie does not open it, so that no other site can use somebody's sign-in.</summary>
    public const string Scheme = "AccessToken";

    /// <summary>Name of the scheme of what pages and other programs both use: a token where one is sent, the sign-in cookie otherwise, never the two together.</summary>
    public const string PageOrToken = "PageOrToken";

    /// <summary>Where the hub is.</summary>
    public const string HubPath = "/hubs/messages";

    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static IServiceCollection AddAccessTokens(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenDoor>().AddSingleton<AccessTokenLimits>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(Scheme, null)
            .AddPolicyScheme(PageOrToken, null, o => o.ForwardDefaultSelector = c => IsBearer(c.Request) ? Scheme : IdentityConstants.ApplicationScheme);

        // The server's own line about every request has its address in full, and a WebSocket's may have a token in it: however loud the log is, not that
        services.PostConfigure<LoggerFilterOptions>(o => o.Rules.Add(new LoggerFilterRule(null, RequestLog, LogLevel.Warning, null)));
        return services;
    }

    /// <summary>Whether whoever asks came by token: such a request was not begun by a page of another site, which could not have sent it.</summary>
    public static bool CameByToken(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, AuthenticationType: Scheme };

    private static bool IsBearer(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
