using Mentoring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Data;

public abstract class Schema(Provider provider) : ProviderSuite(provider)
{
    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        await using var db = await World.OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed without a migration: build/migrations.sh add NAME.");
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var db = await World.OpenAsync();
        var before = await db.Database.GetAppliedMigrationsAsync();

        await db.Database.MigrateAsync();

        Assert.Equal(before, await db.Database.GetAppliedMigrationsAsync());
        Assert.Equal("Priya Shah", (await World.MemberAsync(Cast.Priya)).Name);
    }

    [Fact]
    public async Task The_heir_belongs_to_the_provider()
    {
        await using var db = await World.OpenAsync();

        Assert.Equal(Provider == Provider.Sqlite, db.Database.IsSqlite());
        Assert.Equal(Provider == Provider.Postgres, db.Database.IsNpgsql());
    }
}

public sealed class SqliteSchemaTests() : Schema(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSchemaTests() : Schema(Provider.Postgres);
