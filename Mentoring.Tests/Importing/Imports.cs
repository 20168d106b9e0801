using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Importing;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Importing;

/// <summary>What tests do with a world into which files are imported.</summary>
internal static class Imports
{
    public static void Register(IServiceCollection services) => services.AddSingleton<LiveTopics>().AddImporting();

    public static async Task<ImportReport> ImportAsync(this World world, byte[] file, ImportOptions? options = null)
    {
        var imported = await world.Get<ImportCommands>().ImportAsync(file, options ?? new(), null, CancellationToken.None);
        Assert.True(imported.Succeeded, imported.Problem?.Sentence);
        return imported.Value;
    }

    public static Task<Member?> FindAsync(this World world, string email) => world.ReadAsync(db => db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Email == email));

    public static Task<int> CountAsync(this World world) => world.ReadAsync(db => db.Members.CountAsync());

    public static (int Added, int Updated, int Unchanged, int Refused) Counts(this ImportReport report) => (report.Added, report.Updated, report.Unchanged, report.Refused);
}
