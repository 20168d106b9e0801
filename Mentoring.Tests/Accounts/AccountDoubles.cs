using Mentoring.Tests.Support;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Mentoring.Web.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Mentoring.Tests.Accounts;

/// <summary>What accounts need around them when no web server runs.</summary>
internal static class AccountDoubles
{
    public static IServiceCollection AddAccountsWithoutServer(this IServiceCollection services, string mailFolder)
    {
        services.AddSingleton<IServer, NoServer>().AddSingleton<IHostEnvironment, Development>().AddSingleton<LiveTopics>();
        services.AddRouting();
        services.AddMail().AddSecurity().AddAccounts();
        return services.PostConfigure<MailSettings>(m => m.PickupFolder = mailFolder);
    }

    /// <summary>The link of the newest mail to an address.</summary>
    public static async Task<string> LinkAsync(this World world, string to) =>
        Links.Split((await world.MailAsync(to)).Body).First(p => p.IsLink).Text;

    /// <summary>The newest mail to an address, once the outbox is sent.</summary>
    public static async Task<PickedUp> MailAsync(this World world, string to)
    {
        await world.Get<MailWorker>().DrainAsync(default);
        return (await world.Get<PickupFolder>().NewestAsync(100, default)).First(m => m.To == to);
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "Mentoring.Web";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
