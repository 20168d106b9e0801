using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Sqlite;

public sealed class SqliteMentoringDb(DbContextOptions<SqliteMentoringDb> options) : MentoringDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // The migrations' snapshot knows the id as a plain number, which counts up by itself; a converted one has to be told
        builder.Entity<Term>().Property(t => t.Id).UseAutoincrement();
    }
}
