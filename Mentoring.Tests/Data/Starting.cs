using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Mentoring.Tests.Data;

public abstract class Starting(Provider provider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected Provider Provider => provider;

    [Fact]
    public async Task Two_that_start_at_once_on_an_empty_database_both_come_up_with_one_taxonomy()
    {
        await using var database = await TestDatabase.BareAsync(Provider);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StartAsync(database))));

        var names = await database.AskAsync(db => db.Terms.Select(t => t.Kind + t.Name).ToListAsync());
        Assert.Equal(TaxonomyDefaults.All().Select(t => t.Kind + t.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    /// <summary>As every process does before it listens.</summary>
    protected static async Task StartAsync(TestDatabase database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Services.AddDatabase(builder.Configuration);
        using var host = builder.Build();
        await host.MigrateAsync().WaitAsync(Patience);
    }
}

public sealed class SqliteStartingTests() : Starting(Provider.Sqlite)
{
    [Fact]
    public async Task After_a_start_that_was_killed_in_the_middle_the_next_one_comes_up()
    {
        await using var database = await TestDatabase.WithAsync(Provider, People.Nobody);
        await database.AskAsync(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-21 09:00:00')"""));

        await StartAsync(database);

        Assert.True(await database.AskAsync(db => db.Terms.AnyAsync()));
    }
}

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresStartingTests() : Starting(Provider.Postgres);
