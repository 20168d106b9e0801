using Mentoring.Web.Data.Postgres;
using Mentoring.Web.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Mentoring.Web.Data;

/// <summary>Lets the migrations tool build either model without starting the application.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteMentoringDb>
{
    public SqliteMentoringDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMentoringDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresMentoringDb>
{
    public PostgresMentoringDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMentoringDb>().UseNpgsql("Host=localhost").Options);
}
