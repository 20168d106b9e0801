using System.Text.Json.Serialization;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Mentoring.Web.Hubs;

public static class HubsRegistration
{
    /// <summary>The longest message with every character escaped fits in.</summary>
    private const int LargestInvocation = 64 * 1024;

    public static IServiceCollection AddHubs(this IServiceCollection services)
    {
        services.AddSignalR().AddHubOptions<MessagesHub>(Options).AddJsonProtocol(o =>
        {
            o.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            o.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, HubJson.Default);
        });
        return services.AddSingleton<HubTools>().AddSingleton<HubLimit>().AddSingleton<HubFollowers>().AddHostedService(s => s.GetRequiredService<HubFollowers>());
    }

    /// <summary>The hub, for whoever comes with a token; a sign-in cookie opens nothing here.</summary>
    public static void MapHubs(this IEndpointRouteBuilder app) =>
        app.MapHub<MessagesHub>(AccessTokens.HubPath, o => o.Transports = HttpTransportType.WebSockets | HttpTransportType.LongPolling);

    private static void Options(HubOptions options)
    {
        options.SupportedProtocols = ["json"];
        options.MaximumReceiveMessageSize = LargestInvocation;

        // What one client sends is stored in the order in which it was sent
        options.MaximumParallelInvocationsPerClient = 1;
    }
}
