using System.Diagnostics;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Seed;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Jobs;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Benchmarks;

/// <summary>
/// What the scheduled work costs: a look that finds nothing due, and ten thousand reminders due at once, with their facts, notices and mails.
/// dotnet run -c Release --project Mentoring.Tests -- bench life
/// </summary>
internal static class LifeBench
{
    private const int People = 20_000;
    private const int Relationships = 100_000;
    private const int Requests = 10_000;
    private const int Looks = 300;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"# The life of relationships\n\n{Environment.ProcessorCount} cores, .NET {Environment.Version}; {Relationships:N0} relationships, {Requests:N0} of them open requests.\n");
        Console.WriteLine("| database | a look that finds nothing, p50 | p99 | bare SELECT of the next due time, p50 | reminders due | effects a second |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
            await MeasureAsync(provider);
        return 0;
    }

    private static async Task MeasureAsync(Provider provider)
    {
        await using var world = await World.StartAsync(provider, (services, configuration) =>
            services.AddSingleton<LiveTopics>().AddMatching().AddRelationships(configuration).AddJobs());
        await FillAsync(world);
        var work = world.Get<DueWork>();
        await work.RunAsync(default);

        var (looks, bare) = (new List<double>(), new List<double>());
        for (var i = 0; i < Looks; i++)
        {
            looks.Add(await TimeAsync(() => work.RunAsync(default)));
            bare.Add(await TimeAsync(() => world.ReadAsync(db => db.Relationships.Where(r => r.DueAt != null).MinAsync(r => r.DueAt))));
        }

        world.Time.Advance(TimeSpan.FromDays(3));
        var effects = 0;
        var took = await TimeAsync(async () => effects = await work.RunAsync(default));
        var told = await world.ReadAsync(db => db.Outbox.CountAsync());
        Console.WriteLine($"| {provider} | {SearchBench.Percentile(looks, 0.5):0.00} ms | {SearchBench.Percentile(looks, 0.99):0.00} ms | {SearchBench.Percentile(bare, 0.5):0.00} ms | {effects:N0} ({told:N0} mails queued) | {effects / took * 1000:N0} |");
    }

    /// <summary>Mentors and mentees of a synthetic programme, every pair once; nothing of it is due yet.</summary>
    private static async Task FillAsync(World world)
    {
        var seeded = await ActivatorUtilities.CreateInstance<SyntheticProgramme>(world.Services).WriteAsync(new SeedOptions(People, 1, world.Today, true), null, default);
        Assert.True(seeded.Succeeded, seeded.Problem?.Sentence);
        await using var db = await world.OpenAsync();
        await db.Relationships.ExecuteDeleteAsync();
        var mentors = await db.Members.Where(m => m.Mentor != null && m.Mentor.Availability.Status == AvailabilityStatus.Available).OrderBy(m => m.Id).Select(m => m.Id).Take(2000).ToListAsync();
        var mentees = await db.Members.Where(m => m.Mentee != null && m.Mentor == null).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync();
        var area = (await db.Terms.Where(t => t.Kind == TermKind.Area).OrderBy(t => t.Position).FirstAsync()).Id;
        var brief = new Brief(TermSet.Of(area), "Become an audit manager", string.Empty, 6, Cadence.Monthly, MeetingFormats.Online, string.Empty);
        var lives = Enumerable.Range(0, Relationships).Select(i => Live(mentors[i % mentors.Count], mentees[i / mentors.Count], i, brief, world.Now)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var bulk = new BulkInsert(db);
        await bulk.WriteAsync(lives, default);
        await bulk.WriteAsync(lives.SelectMany(r => r.Events), default);
        await bulk.WriteAsync(lives.Where(r => r.Status == RelationshipStatus.Active).Select(r => Conversation.Open(ConversationId.New(), r.MenteeId, r.MentorId, world.Now)), default);
        await transaction.CommitAsync();
    }

    private static Relationship Live(MemberId mentor, MemberId mentee, int number, Brief brief, DateTime now)
    {
        var relationship = Relationship.Send(RelationshipId.New(), mentor, mentee, mentee, brief, number < Requests ? now : now.AddDays(-100)).Value;
        var answered = now.AddDays(-98);
        Result[] steps = number < Requests ? [] : (number % 4) switch
        {
            0 => [relationship.Decline(mentor, new DeclineAnswer(DeclineReason.NoTimeNow, string.Empty, []), answered)],
            1 => [relationship.Withdraw(mentee, string.Empty, answered)],
            _ => [relationship.Accept(mentor, answered)],
        };
        Assert.All(steps, step => Assert.True(step.Succeeded));
        relationship.LiveUntil(now);
        return relationship;
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
