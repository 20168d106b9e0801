using Microsoft.AspNetCore.Authentication;

namespace Mentoring.Web.Security;

/// <summary>Signing in by token, for the hub and nothing else.</summary>
public static class AccessTokens
{
    /// <summary>Name of the scheme that the hub asks for; a cookie does not open it, so that no other site can use somebody's sign-in.</summary>
    public const string Scheme = "AccessToken";

    /// <summary>Where the hub is.</summary>
    public const string HubPath = "/hubs/messages";

    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static IServiceCollection AddAccessTokens(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenDoor>().AddSingleton<AccessTokenLimits>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(Scheme, null);

        // The server's own line about every request has its address in full, and a WebSocket's may have a token in it: however loud the log is, not that
        services.PostConfigure<LoggerFilterOptions>(o => o.Rules.Add(new LoggerFilterRule(null, RequestLog, LogLevel.Warning, null)));
        return services;
    }
}
