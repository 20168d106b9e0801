namespace Mentoring.Web.Security;

public static class SecurityRegistration
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<ViewerQueries>();
        return services;
    }

    /// <summary>What every answer says to the browser about how far to trust it.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        var secret = context.GetEndpoint()?.Metadata.GetMetadata<SecretAddressAttribute>() is not null;
        headers["Referrer-Policy"] = secret ? "no-referrer" : "strict-origin-when-cross-origin";
        if (secret)
            headers.CacheControl = "no-store";
        headers["Permissions-Policy"] = "geolocation=(), payment=()";
        return next(context);
    });
}
