using System.Collections.Concurrent;
using Mentoring.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Support;

/// <summary>
/// A database of one test's own, gone when it is disposed. Copied from a template that was migrated once a run,
/// which takes milliseconds on either provider.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(Provider, People), Lazy<Task<TestDatabase>>> Templates = new();

    private readonly string _name;

    private TestDatabase(Provider provider, string name, string connection) => (Provider, _name, Connection) = (provider, name, connection);

    public Provider Provider { get; }

    public string Connection { get; }

    /// <summary>The settings by which the application finds this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = Provider == Provider.Sqlite ? DatabaseRegistration.Sqlite : DatabaseRegistration.Postgres,
        ["ConnectionStrings:Mentoring"] = Connection,
    };

    /// <summary>A copy of the template with these people in it.</summary>
    public static async Task<TestDatabase> WithAsync(Provider provider, People people)
    {
        var template = await Templates.GetOrAdd((provider, people), key => new(() => TemplateAsync(key.Item1, key.Item2))).Value;
        var name = $"t{Guid.CreateVersion7():N}";
        if (provider == Provider.Sqlite)
        {
            File.Copy(Temporary.File($"{template._name}.db"), Temporary.File($"{name}.db"));
            return new TestDatabase(provider, name, $"Data Source={Temporary.File(name)}.db");
        }

        var server = await PostgresServer.Shared;
        await server.CreateAsync(name, template._name);
        return new TestDatabase(provider, name, server.ConnectionTo(name));
    }

    /// <summary>Not even migrated.</summary>
    public static async Task<TestDatabase> BareAsync(Provider provider)
    {
        var name = $"t{Guid.CreateVersion7():N}";
        if (provider == Provider.Sqlite)
            return new TestDatabase(provider, name, $"Data Source={Temporary.File(name)}.db");
        var server = await PostgresServer.Shared;
        await server.CreateAsync(name, "template0");
        return new TestDatabase(provider, name, server.ConnectionTo(name));
    }

    /// <summary>Not even migrated, on a server that stands apart from the run's own and ends with the run.</summary>
    public static async Task<TestDatabase> BareOnAsync(PostgresServer server)
    {
        var name = $"t{Guid.CreateVersion7():N}";
        await server.CreateAsync(name, "template0");
        return new TestDatabase(Provider.Postgres, name, server.ConnectionTo(name));
    }

    /// <summary>Opens it with the application's own registration, as another process would.</summary>
    public async Task<T> AskAsync<T>(Func<MentoringDb, Task<T>> ask)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        await using var services = new ServiceCollection().AddDatabase(configuration).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        return await ask(db);
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        if (Provider == Provider.Postgres)
            await (await PostgresServer.Shared).DropAsync(_name);
        else
            foreach (var file in Directory.GetFiles(Temporary.Folder, $"{_name}.db*"))
                File.Delete(file);
    }

    private static async Task<TestDatabase> TemplateAsync(Provider provider, People people)
    {
        if (people == People.Demo)
            return await DemoAsync(provider);
        var database = people == People.Nobody ? await BareAsync(provider) : await WithAsync(provider, People.Nobody);
        var start = people == People.CastNow ? TimeProvider.System.GetUtcNow().UtcDateTime : FakeTime.Start;
        await database.UseAsync(db => people == People.Nobody ? db.Database.MigrateAsync() : Cast.SaveAsync(db, start));
        return database;
    }

    /// <summary>The application itself fills the demo programme, the first time it starts.</summary>
    private static async Task<TestDatabase> DemoAsync(Provider provider)
    {
        var database = await BareAsync(provider);
        await (await RunningApp.StartAsync(database, new Dictionary<string, string?> { ["Demo:Enabled"] = "true" })).DisposeAsync();
        await database.ReleaseAsync();
        return database;
    }

    /// <summary>Uses it, then lets go, so that it can be copied.</summary>
    private async Task UseAsync(Func<MentoringDb, Task> use)
    {
        await AskAsync(async db =>
        {
            await use(db);
            return true;
        });
        await ReleaseAsync();
    }

    /// <summary>Closes pooled connections; SQLite moves its write-ahead log into the file with the last of them.</summary>
    private async Task ReleaseAsync()
    {
        if (Provider == Provider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            return;
        }

        await AskAsync(db =>
        {
            Npgsql.NpgsqlConnection.ClearPool((Npgsql.NpgsqlConnection)db.Database.GetDbConnection());
            return Task.FromResult(true);
        });
    }
}
