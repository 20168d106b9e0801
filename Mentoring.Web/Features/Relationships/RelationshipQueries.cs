using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Web.Data;
using Mentoring.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Mentoring.Web.Features.Relationships;

/// <summary>What people see of their own relationships. Programme managers see none of this unless they are one of the two.</summary>
public sealed partial class RelationshipQueries(IDbContextFactory<MentoringDb> contexts, TimeProvider time, IOptionsMonitor<ProgrammeOptions> programme)
{
    /// <summary>How many that are over the dashboard shows at first.</summary>
    public const int EndedShown = 10;

    private static readonly RelationshipStatus[] Over = [RelationshipStatus.Declined, RelationshipStatus.Withdrawn, RelationshipStatus.Expired, RelationshipStatus.Completed];

    private DateTime Now => time.Now();

    /// <summary>Every relationship of the person, grouped by what is to be done; of those that are over, the latest.</summary>
    public async Task<Dashboard> DashboardAsync(MemberId me, TimeZoneInfo zone, int endedShown, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var mine = db.Relationships.AsNoTracking().Of(me);
        var open = await mine.Where(r => RelationshipStatuses.Live.Contains(r.Status) || (r.Status == RelationshipStatus.Completed && r.ProposedById != null)).ToListAsync(cancel);
        var over = mine.Where(r => Over.Contains(r.Status) && !(r.Status == RelationshipStatus.Completed && r.ProposedById != null));
        var total = await over.CountAsync(cancel);
        var latest = await over.OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id).Take(endedShown).ToListAsync(cancel);
        var others = await PeopleAsync(db, [.. open.Concat(latest).Select(r => r.OtherThan(me)).Distinct()], cancel);
        var talks = await TalksAsync(db, me, open, cancel);
        var unread = await db.UnreadBy(me).GroupBy(m => m.AuthorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(u => u.Key, u => u.Count, cancel);
        var goals = await GoalsAsync(db, me, [.. open.Where(r => r.AcceptedAt is not null).Select(r => r.Id)], cancel);
        var rows = open.Concat(latest).Select(r => Row(r, others[r.OtherThan(me)], me, zone, talks.GetValueOrDefault(r.OtherThan(me))) with
        {
            Unread = unread.GetValueOrDefault(r.OtherThan(me)),
            Goals = goals.GetValueOrDefault(r.Id)?.Ours,
        }).ToLookup(r => r.Step.Group);
        return new Dashboard(
            [.. rows[DashboardGroup.NeedsMyAction].OrderBy(r => r.RoundStartedAt).ThenBy(r => r.Id.Value)],
            [.. rows[DashboardGroup.Active].OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id.Value)],
            [.. rows[DashboardGroup.WaitingForOther].OrderBy(r => r.RoundStartedAt).ThenBy(r => r.Id.Value)],
            [.. rows[DashboardGroup.Ended]],
            total);
    }

    /// <summary>How many wait for this person, for the number beside the address.</summary>
    public async Task<int> ActionsAsync(MemberId me, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Relationships.WaitingFor(me, DateOnly.FromDateTime(Now)).CountAsync(cancel);
    }

    /// <summary>The live relationships of two people, at most one a direction; for the profile page.</summary>
    public async Task<IReadOnlyList<PairRow>> LiveBetweenAsync(MemberId me, MemberId other, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Relationships.Of(me).Of(other).Where(r => RelationshipStatuses.Live.Contains(r.Status))
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Select(r => new PairRow(r.Id, r.Status, r.MentorId == me, r.SenderId == me)).ToListAsync(cancel);
    }

    /// <summary>How many requests and offers of this person wait for an answer.</summary>
    public async Task<int> OpenRequestsAsync(MemberId me, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Relationships.CountAsync(r => r.SenderId == me && r.Status == RelationshipStatus.Requested, cancel);
    }

    /// <summary>The conversations with the people these are active with, by the other person.</summary>
    private static async Task<Dictionary<MemberId, Conversation>> TalksAsync(MentoringDb db, MemberId me, IReadOnlyCollection<Relationship> of, CancellationToken cancel)
    {
        var others = of.Where(r => r.Status == RelationshipStatus.Active).Select(r => r.OtherThan(me)).Distinct().ToList();
        if (others.Count == 0)
            return [];
        var talks = await db.Conversations.AsNoTracking().Of(me).Where(c => others.Contains(c.LowId) || others.Contains(c.HighId)).ToListAsync(cancel);
        return talks.ToDictionary(c => c.OtherThan(me));
    }

    private DashboardRow Row(Relationship relationship, PersonRow other, MemberId me, TimeZoneInfo zone, Conversation? talk) => new(
        relationship.Id, other, relationship.MentorId == me, relationship.Status, Step(relationship, other, me, zone, talk), relationship.RoundStartedAt, relationship.AcceptedAt, relationship.ChangedAt, 0);

    private NextStep Step(Relationship relationship, PersonRow other, MemberId me, TimeZoneInfo zone, Conversation? talk)
    {
        var (now, schedule) = (Now, programme.CurrentValue.Schedule);
        var silent = talk?.SilentDays(me, relationship.ActiveSince, schedule, now);
        var facts = new StepFacts
        {
            Status = relationship.Status,
            Other = other.GivenName,
            SentByMe = relationship.SenderId == me,
            IAmMentor = relationship.MentorId == me,
            RoundStartedAt = relationship.RoundStartedAt,
            ClockStartedAt = relationship.ClockStartedAt,
            ClockStoppedUntil = relationship.ClockStoppedUntil,
            MoreAskedAt = relationship.MoreAskedAt,
            AskedForMore = relationship.Status is RelationshipStatus.Requested or RelationshipStatus.Expired && relationship.RepliedAt is not null,
            EditedAt = relationship.EditedAt,
            AcceptedAt = relationship.AcceptedAt,
            HoldUntil = relationship.HoldUntil,
            SilentDays = silent,
            MayNudge = talk?.MayNudge(me, relationship.ActiveSince, schedule, now) ?? false,
            LongSilence = silent is { } days && schedule.IsLongSilence(days),
            ProposedByMe = relationship.ProposedById is { } proposer ? proposer == me : null,
            EndedByMe = relationship.EndedById is { } ender ? ender == me : null,
        };
        return NextStep.Of(facts, now, schedule.ExpiryDays, zone);
    }

    private async Task<Dictionary<MemberId, PersonRow>> PeopleAsync(MentoringDb db, MemberId[] ids, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(Now);
        var people = await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.Details.GivenName, m.Details.FamilyName, m.Details.JobTitle, m.Details.Organisation, m.Details.Headline, m.HasPhoto, m.PhotoVersion, m.DeletedAt, m.Membership })
            .ToListAsync(cancel);
        return people.ToDictionary(p => p.Id, p => new PersonRow(
            p.Id, $"{p.GivenName} {p.FamilyName}".Trim(), p.GivenName, Line(p.JobTitle, p.Organisation, p.Headline),
            PhotoAddress.Of(p.Id, p.HasPhoto, p.PhotoVersion), p.DeletedAt is not null || !p.Membership.IsEligible(today)));
    }

    private static string Line(string job, string organisation, string headline)
    {
        var work = string.Join(", ", new[] { job, organisation }.Where(part => part.Length > 0));
        return work.Length > 0 ? work : headline;
    }
}
