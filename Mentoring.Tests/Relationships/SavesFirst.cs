using Mentoring.Core.Programme;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Tests.Relationships;

/// <summary>Commands before whose first save somebody else saves something, however the machine schedules things.</summary>
public sealed class SavesFirst
{
    public SavesFirst(World world, Func<Task> somebodyElse) => Commands = new RelationshipCommands(
        new Contexts(world.Get<IDbContextFactory<MentoringDb>>(), somebodyElse), world.Get<LiveTopics>(), world.Time, world.Get<IOptionsMonitor<ProgrammeOptions>>());

    public RelationshipCommands Commands { get; }

    private sealed class Contexts(IDbContextFactory<MentoringDb> real, Func<Task> somebodyElse) : IDbContextFactory<MentoringDb>
    {
        private Func<Task>? _first = somebodyElse;

        public MentoringDb CreateDbContext()
        {
            var db = real.CreateDbContext();
            if (Interlocked.Exchange(ref _first, null) is { } first)
                db.SavingChanges += (_, _) => first().GetAwaiter().GetResult();
            return db;
        }
    }
}
