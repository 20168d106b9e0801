using Mentoring.Web.Components.Account;
using Mentoring.Web.Components.Layout;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace Mentoring.Web.Components;

/// <summary>The frame: pages, their render mode, static files and what happens to addresses that do not exist.</summary>
public static class PagesRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddSingleton<BadgeQueries>();
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseFreshForms();
        app.MapStaticAssets();
        app.MapAccounts();

        // Compression costs each circuit more memory than its small messages save (docs/performance.md)
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.DisableWebSocketCompression = true);
    }
}
