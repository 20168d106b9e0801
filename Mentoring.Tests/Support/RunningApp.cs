using Mentoring.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Support;

/// <summary>The real application, started as its Program starts it, answering on a real port of loopback, on a database of its own.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Factory _factory;
    private readonly bool _ownsDatabase;

    private RunningApp(TestDatabase database, Factory factory, bool ownsDatabase) =>
        (_database, _factory, _ownsDatabase) = (database, factory, ownsDatabase);

    /// <summary>Where it answers, without a slash at the end.</summary>
    public Uri Address => _factory.ClientOptions.BaseAddress;

    public IServiceProvider Services => _factory.Services;

    /// <summary>Where it leaves the mails it sends.</summary>
    public string MailFolder => _factory.MailFolder;

    /// <summary>Starts it in Development on a copy of a template.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="people">Who is in it.</param>
    /// <param name="settings">Settings as in appsettings.json that differ.</param>
    /// <param name="also">Doubles that replace parts of the application.</param>
    public static async Task<RunningApp> StartAsync(
        Provider provider, People people = People.CastNow, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? also = null) =>
        Start(await TestDatabase.WithAsync(provider, people), settings, also, ownsDatabase: true);

    /// <summary>Starts it on a database that stays when it ends.</summary>
    internal static async Task<RunningApp> StartAsync(TestDatabase database, IReadOnlyDictionary<string, string?> settings) =>
        await Task.Run(() => Start(database, settings, null, ownsDatabase: false));

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }

    private static RunningApp Start(TestDatabase database, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? also, bool ownsDatabase)
    {
        var factory = new Factory(database, settings ?? new Dictionary<string, string?>(), also);
        factory.UseKestrel(0);
        factory.StartServer();
        return new RunningApp(database, factory, ownsDatabase);
    }

    private sealed class Factory(TestDatabase database, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? also) : WebApplicationFactory<MentoringDb>
    {
        public string MailFolder { get; } = Temporary.File($"mail-{Guid.CreateVersion7():N}");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Demo:Enabled", "false");
            builder.UseSetting("Messaging:SendsPerMinute", "0");
            builder.UseSetting("RateLimits:HubCallsPerMinute", "0");
            builder.UseSetting("Mail:PickupFolder", MailFolder);
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
            builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
            foreach (var (key, value) in database.Settings.Concat(settings))
                builder.UseSetting(key, value);
            if (also is not null)
                builder.ConfigureServices(also);
        }
    }
}
