using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data.Postgres;

public sealed class PostgresMentoringDb(DbContextOptions<PostgresMentoringDb> options) : MentoringDb(options);
