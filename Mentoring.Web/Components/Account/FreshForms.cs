using Microsoft.AspNetCore.Antiforgery;

namespace Mentoring.Web.Components.Account;

/// <summary>A form that was opened before somebody signed in or out elsewhere is not an error: the page is shown afresh.</summary>
public static class FreshForms
{
    public static void UseFreshForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || !request.Path.StartsWithSegments("/account", StringComparison.Ordinal))
            return next(context);
        var isPage = context.GetEndpoint()?.Metadata.OfType<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>().Any() == true;
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = isPage ? request.Path + request.QueryString : "/";
        return Task.CompletedTask;
    });
}
