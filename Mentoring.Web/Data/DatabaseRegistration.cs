using System.Data.Common;
using System.Runtime.CompilerServices;
using Mentoring.Web.Data.Files;
using Mentoring.Web.Data.Postgres;
using Mentoring.Web.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Mentoring.Web.Data;

/// <summary>Which database, by the settings Database:Provider and ConnectionStrings:Mentoring.</summary>
public static class DatabaseRegistration
{
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    /// <summary>How many statements a connection to PostgreSQL keeps prepared, unless its settings say.</summary>
    private const int PreparedStatements = 100;

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Mentoring") ?? "Data Source=data/mentoring.db";
        services.AddSingleton<TaxonomyStore>().AddSingleton<ProgrammeWeights>().AddSingleton<ReadingConnections>().AddAttachmentStores(configuration);
        return configuration["Database:Provider"] switch
        {
            Postgres => services.AddPostgres(connection),
            null or "" or Sqlite => services.AddSqlite(connection),
            var other => throw new InvalidOperationException($"Database:Provider is \"{other}\"; it must be {Sqlite} or {Postgres}."),
        };
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string connection)
    {
        var builder = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 };
        if (builder.Mode != SqliteOpenMode.Memory && Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        return services
            .AddSingleton<OwnCommits>()
            .AddPooledDbContextFactory<SqliteMentoringDb>((s, o) => o.UseSqlite(builder.ConnectionString).AddInterceptors(new SqlitePragmas(s.GetRequiredService<OwnCommits>())))
            .AddHeir<SqliteMentoringDb>();
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            builder.MaxAutoPrepare = PreparedStatements;
        return services
            .AddPooledDbContextFactory<PostgresMentoringDb>(o => o.UseNpgsql(builder.ConnectionString))
            .AddHeir<PostgresMentoringDb>();
    }

    private static IServiceCollection AddHeir<T>(this IServiceCollection services)
        where T : MentoringDb => services
        .AddSingleton<IDbContextFactory<MentoringDb>, HeirFactory<T>>()
        .AddScoped(s => s.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContext());

    /// <summary>Hands out the provider's heir where the application asks for the one database.</summary>
    private sealed class HeirFactory<T>(IDbContextFactory<T> heirs) : IDbContextFactory<MentoringDb>
        where T : MentoringDb
    {
        public MentoringDb CreateDbContext() => heirs.CreateDbContext();
    }

    /// <summary>Every connection waits for a writer instead of failing, and the file is in WAL mode with durable commits. Said once to each, however often it is used again.</summary>
    private sealed class SqlitePragmas(OwnCommits own) : DbConnectionInterceptor
    {
        private readonly ConditionalWeakTable<object, object> _told = [];

        private const string Pragmas = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run(connection);
            return Task.CompletedTask;
        }

        private void Run(DbConnection connection)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || !_told.TryAdd(handle, handle))
                return;
            own.Follow(handle);
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
    }
}
