using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Sqlite;

public sealed class SqliteMentoringDb(DbContextOptions<SqliteMentoringDb> options) : MentoringDb(options);
