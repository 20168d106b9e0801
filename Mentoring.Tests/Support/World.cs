using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Support;

/// <summary>The application's own services on a database of one test's own, with a clock the test moves and the <see cref="Cast"/> in place.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private World(TestDatabase database, FakeTime time, ServiceProvider services) => (_database, Time, _services) = (database, time, services);

    public FakeTime Time { get; }

    public DateTime Now => Time.Now;

    public DateOnly Today => Time.Today;

    public IServiceProvider Services => _services;

    /// <summary>Makes the database and the services; nothing of the application runs yet.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="also">The registrations of the features under test, and doubles that replace parts of them.</param>
    /// <param name="settings">Settings as in appsettings.json, such as "Programme:ExpiryDays".</param>
    public static async Task<World> StartAsync(
        Provider provider, Action<IServiceCollection, IConfiguration>? also = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var database = await TestDatabase.WithAsync(provider, People.Cast);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>())
            .AddInMemoryCollection(database.Settings)
            .Build();
        var time = new FakeTime();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(time);
        services.AddDatabase(configuration);
        also?.Invoke(services, configuration);
        return new World(database, time, services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
    }

    /// <summary>A service that is the same for everyone; for scoped ones use <see cref="InScopeAsync{T}"/>.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Does something with a service as one request, or one circuit, would hold it.</summary>
    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task InScopeAsync<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<MentoringDb> OpenAsync() => Get<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();

    /// <summary>Reads through a context of its own, as somebody who comes later would.</summary>
    public async Task<T> ReadAsync<T>(Func<MentoringDb, Task<T>> read)
    {
        await using var db = await OpenAsync();
        return await read(db);
    }

    /// <summary>Changes and saves through a context of its own.</summary>
    public async Task SaveAsync(Func<MentoringDb, Task> change)
    {
        await using var db = await OpenAsync();
        await change(db);
        await db.SaveChangesAsync();
    }

    public Task<Member> MemberAsync(MemberId id) => ReadAsync(db => db.Members.AsNoTracking().SingleAsync(m => m.Id == id));

    public async Task<Taxonomy> TaxonomyAsync() => new(await ReadAsync(db => db.Terms.AsNoTracking().ToListAsync()));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>
/// The base of an abstract suite that runs on both databases: one sealed heir for each provider, the PostgreSQL one with
/// [Trait("Category", "Postgres")]. Every test gets a world of its own.
/// </summary>
public abstract class ProviderSuite(Provider provider) : IAsyncLifetime
{
    protected Provider Provider => provider;

    protected World World { get; private set; } = null!;

    public virtual async Task InitializeAsync() => World = await World.StartAsync(provider, Register);

    public virtual async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>What a suite needs beyond the database: its feature's registrations, its doubles.</summary>
    protected virtual void Register(IServiceCollection services, IConfiguration configuration)
    {
    }
}
