using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Members;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Jobs;

/// <summary>Several people do anything in any order while the clock jumps; what the programme promises holds in the database all the while.</summary>
public abstract class RandomProgrammes(Provider provider) : ScheduleSuite(provider)
{
    private const int Steps = 80;
    private const int Programmes = 5;

    private MemberId[] _mentees = [];

    [Fact]
    public async Task Whatever_people_and_the_clock_do_the_promises_hold()
    {
        await LimitAsync(Cast.Tomas, 2);
        _mentees = [Cast.Priya, Cast.Amara, await MenteeAsync("zoe"), await MenteeAsync("liam")];
        await Task.Run(() => Prop.ForAll(Step().ArrayOf().Resize(Steps).ToArbitrary(), steps => LiveAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Programmes)));
    }

    private async Task LiveAsync(Doing[] steps)
    {
        await ForgetAsync();
        foreach (var step in steps)
        {
            await TakeAsync(step, _mentees);
            await HoldsAsync($"after {step}");
        }
    }

    /// <summary>The next programme begins without a past.</summary>
    private async Task ForgetAsync()
    {
        await using var db = await World.OpenAsync();
        await db.Outbox.ExecuteDeleteAsync();
        await db.Relationships.ExecuteDeleteAsync();
        await db.Notices.ExecuteDeleteAsync();
        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Available, World.Now));
    }

    private static Gen<Doing> Step() =>
        from what in Gen.Choose(0, 19)
        from who in Gen.Choose(0, 3)
        from hours in Gen.Frequency((5, Gen.Choose(1, 30)), (2, Gen.Choose(30, 200)), (1, Gen.Choose(200, 700)))
        select new Doing(what, who, hours);

    private async Task TakeAsync(Doing step, MemberId[] mentees)
    {
        var mentee = mentees[step.Who];
        if (step.What < 5)
        {
            await AfterAsync(step.Hours / 24.0);
            return;
        }

        var latest = await World.ReadAsync(db => db.Relationships.Where(r => r.MenteeId == mentee && r.MentorId == Cast.Tomas).OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id).Select(r => (RelationshipId?)r.Id).FirstOrDefaultAsync());
        await (step.What switch
        {
            5 or 6 or 7 => (Task)Commands.SendAsync(mentee, Cast.Tomas, Brief, default),
            8 => World.Get<MemberCommands>().SetAvailabilityAsync(Cast.Tomas, (AvailabilityStatus)((step.Hours % 3) + 1), step.Hours % 3 == 1 ? World.Today.AddDays(step.Who + 2) : null, null, default),
            _ when latest is { } id => TryAsync(step, mentee, id),
            _ => Task.CompletedTask,
        });
    }

    private Task TryAsync(Doing step, MemberId mentee, RelationshipId id) => step.What switch
    {
        9 or 10 => Commands.AcceptAsync(Cast.Tomas, id, default),
        11 => Commands.DeclineAsync(Cast.Tomas, id, NoTime, step.Who == 0, default),
        12 => Commands.AskForMoreAsync(Cast.Tomas, id, "What for?", default),
        13 => Commands.EditAsync(mentee, id, Brief with { Aim = $"Aim {step.Hours}" }, default),
        14 => Commands.WithdrawAsync(step.Who % 2 == 0 ? mentee : Cast.Tomas, id, string.Empty, default),
        15 => Commands.ReopenAsync(step.Who % 2 == 0 ? mentee : Cast.Tomas, id, default),
        16 => Commands.HoldAsync(mentee, id, World.Today.AddDays(step.Who + 1), default),
        17 => Commands.ResumeAsync(Cast.Tomas, id, default),
        18 => Commands.ProposeCompletionAsync(mentee, id, string.Empty, default),
        _ => Commands.BeginJourneyAsync(Cast.Tomas, id, default),
    };

    private async Task HoldsAsync(string when)
    {
        await using var db = await World.OpenAsync();
        var all = await db.Relationships.AsNoTracking().Include(r => r.Events).ToListAsync();
        Assert.True(all.Where(r => r.Status.IsLive()).GroupBy(r => (r.MentorId, r.MenteeId)).All(g => g.Count() == 1), $"Two live ones of a pair, {when}");
        Assert.True(all.Count(r => r.MentorId == Cast.Tomas && RelationshipStatuses.TakingAPlace.Contains(r.Status)) <= 2, $"More than two places taken, {when}");
        Assert.True(all.All(r => r.Events.OrderBy(e => e.Number).Select(e => e.Number).SequenceEqual(Enumerable.Range(1, r.EventCount))), $"A gap among the facts, {when}");
        var notices = await db.Notices.AsNoTracking().ToListAsync();
        Assert.Equal((notices.Count, when), (await db.Outbox.CountAsync(), when));
        Assert.True(notices.Where(n => n.Kind is NoticeKind.AnswerReminder or NoticeKind.MoreReminder).All(n => all.Single(r => r.Id == n.RelationshipId).Events.Single(e => e.Number == n.Fact) is { Move: RelationshipMove.Remind, To: RelationshipStatus.Requested }), $"A reminder of nothing, {when}");
    }

    private sealed record Doing(int What, int Who, int Hours);
}

public sealed class SqliteRandomProgrammesTests() : RandomProgrammes(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresRandomProgrammesTests() : RandomProgrammes(Provider.Postgres);
