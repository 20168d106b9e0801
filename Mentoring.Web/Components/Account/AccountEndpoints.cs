using System.Security.Claims;
using Mentoring.Core.Members;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Mentoring.Web.Components.Account;

/// <summary>What the frame's small forms post to. Each answers with a cookie and the page to go on with.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account");
        account.MapPost("/logout", SignOutAsync).AllowAnonymous();
        account.MapPost("/acting", ActAsync).RequireAuthorization();
        account.MapPost("/appearance", Appear).AllowAnonymous();
        account.MapPost("/demo", SignInAsDemoAsync).AllowAnonymous().RequireRateLimiting(AccountLimits.Policy);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInCommands commands, [FromForm] string? returnUrl = null)
    {
        await commands.SignOutAsync();
        KeptInBrowser.Forget(context.Response);
        return Results.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static async Task<IResult> ActAsync(ClaimsPrincipal user, SignInCommands commands, [FromForm] string? role = null, [FromForm] string? returnUrl = null)
    {
        if (Enum.TryParse<ProgrammeRole>(role, out var chosen) && Enum.IsDefined(chosen))
            await commands.ActAsync(user, chosen, remember: false);
        return Results.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static IResult Appear(HttpContext context, [FromForm] string? theme = null, [FromForm] string? returnUrl = null)
    {
        var options = new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
        if (theme is not null && Appearance.IsKnown(theme))
            context.Response.Cookies.Append(Appearance.Cookie, theme, options);
        else
            context.Response.Cookies.Delete(Appearance.Cookie);
        return Results.LocalRedirect(LocalAddress.Of(returnUrl));
    }

    private static async Task<IResult> SignInAsDemoAsync(SignInCommands commands, [FromForm] string? email = null, [FromForm] string? returnUrl = null)
    {
        var signedIn = await commands.SignInAsDemoAsync(email ?? string.Empty);
        return signedIn.TryValue(out var person) ? Results.LocalRedirect(person.Next(returnUrl)) : Results.NotFound();
    }
}
