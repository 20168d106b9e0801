using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Mentoring.Web.Security;

/// <summary>
/// Signs in clients outside our pages by their access token: in the Authorization header, or in the address of a WebSocket of the hub,
/// since browsers cannot set headers there. Neither secrets nor what was sent in their place are ever logged.
/// </summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokenDoor door, AccessTokenLimits limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    private bool _tooMany;

    private string Network => Context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret)
            return AuthenticateResult.NoResult();
        if (_tooMany = limits.IsExhausted(Network))
            return AuthenticateResult.NoResult();
        if (await door.EnterAsync(secret, Context.RequestAborted) is not { } holder)
        {
            limits.NoteWrong(Network);
            return AuthenticateResult.NoResult();
        }

        Claim[] claims = [new(MentoringClaims.Member, holder.Member.Value.ToString()), new(MentoringClaims.Token, holder.Token.ToString())];
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = _tooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        if (_tooMany)
            Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
        else
            Response.Headers.WWWAuthenticate = Bearer.Trim();
        Response.ContentType = "text/plain; charset=utf-8";
        return Response.WriteAsync(
            _tooMany ? "There were too many wrong tokens from your network. Wait a minute." : "An access token is needed here. You can make one on your account page.",
            Context.RequestAborted);
    }

    private string? Secret()
    {
        var header = Request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        var isSocket = Context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } || Context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
        return isSocket && Request.Path == AccessTokens.HubPath && Request.Query["access_token"].ToString() is { Length: > 0 } secret ? secret : null;
    }
}
