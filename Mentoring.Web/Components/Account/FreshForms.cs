using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Mentoring.Web.Components.Account;

/// <summary>A form that was opened before somebody signed in or out elsewhere is not an error: its page is shown afresh, and nothing is done.</summary>
public static class FreshForms
{
    public static void UseFreshForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isPage || context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return next(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.Path + context.Request.QueryString;
        return Task.CompletedTask;
    });
}
