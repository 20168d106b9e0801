using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Programme;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Jobs;
using Mentoring.Web.Mail;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Notifications;

/// <summary>What the stories about notices share: Priya and Tomas, every kind of news between them, and the mail it makes.</summary>
public abstract class NoticeSuite(Provider provider) : ProviderSuite(provider)
{
    /// <summary>What people wrote; never in a mail of who does not want it there.</summary>
    protected const string Private = "Out of my shadow by spring";

    private readonly string _mails = Directory.CreateTempSubdirectory("mentoring-notices-").FullName;

    protected DateTime Early => World.Now.AddDays(-4);

    protected NoticeCommands Commands => World.Get<NoticeCommands>();

    protected PreferenceCommands Preferences => World.Get<PreferenceCommands>();

    protected SummarySweep Summaries => World.Services.GetServices<ISweep>().OfType<SummarySweep>().Single();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_mails, recursive: true);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddAccountsWithoutServer(_mails).AddMatching().AddRelationships(configuration).AddJobs().AddNotifications();

    /// <summary>Lets Priya and Tomas live until somebody is told this, and gives that notice.</summary>
    protected async Task<Notice> TellAsync(NoticeKind kind)
    {
        await LiveUpToAsync(kind);
        var relationship = await SendAsync();
        await World.SaveAsync(async db =>
        {
            var stored = await db.Relationships.SingleAsync(r => r.Id == relationship);
            foreach (var step in NoticeWays.To(kind, World.Now))
            {
                Assert.True(step(stored).Succeeded, $"{kind}: {stored.Status}");
                await db.SaveChangesAsync();
            }

            await TellOtherwiseAsync(db, kind, relationship);
        });
        return await World.ReadAsync(db => db.Notices.AsNoTracking().Where(n => n.Kind == kind).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).FirstAsync());
    }

    protected async Task<RelationshipId> SendAsync(MemberId? mentor = null, MemberId? mentee = null)
    {
        var area = (await World.TaxonomyAsync()).Find(TermKind.Area, "Leadership")!.Value;
        var brief = new Brief(TermSet.Of(area), Private, Private, 6, Cadence.Monthly, MeetingFormats.Online, $"{Private}\nand more");
        var sent = Relationship.Send(RelationshipId.New(), mentor ?? Cast.Tomas, mentee ?? Cast.Priya, mentee ?? Cast.Priya, brief, Early).Value;
        await World.SaveAsync(async db => await db.AddAsync(sent));
        return sent.Id;
    }

    protected Task ActAsync(RelationshipId id, Func<Relationship, Result> act) =>
        World.SaveAsync(async db => Assert.True(act(await db.Relationships.SingleAsync(r => r.Id == id)).Succeeded));

    protected Task ChangeAsync(MemberId id, Func<Member, Result> change) =>
        World.SaveAsync(async db => Assert.True(change(await db.Members.SingleAsync(m => m.Id == id)).Succeeded));

    /// <summary>What becomes of the mail about a notice now.</summary>
    protected async Task<Writing> WriteAsync(Notice notice)
    {
        var mail = await World.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.NoticeId == notice.Id.Value));
        return (await World.Get<LetterDesk>().WriteAsync([mail], default))[mail.Id];
    }

    protected async Task<Letter> LetterAsync(Notice notice) => Assert.IsType<Writing.Write>(await WriteAsync(notice)).Letter;

    protected static string BothParts(Letter letter) => $"{letter.Subject}\n{LetterText.Of(letter, "Mentoring")}\n{System.Net.WebUtility.HtmlDecode(LetterHtml.Of(letter, "Mentoring"))}";

    /// <summary>Lets Tomas be what the news says of him.</summary>
    private async Task LiveUpToAsync(NoticeKind kind)
    {
        var away = new Availability(AvailabilityStatus.Away, DateOnly.FromDateTime(World.Now).AddDays(9), string.Empty);
        if (kind is NoticeKind.MentorUnavailable or NoticeKind.MentorAway)
            await ChangeAsync(Cast.Tomas, m => m.SetAvailability(kind == NoticeKind.MentorAway ? away : Availability.Unavailable, World.Now));
        if (kind != NoticeKind.MentorFull)
            return;
        await ChangeAsync(Cast.Tomas, m => m.Offer(m.Mentor!.Offer with { MenteeLimit = 1 }, World.Now));
        await ActAsync(await SendAsync(mentee: Cast.Amara), r => r.Accept(Cast.Tomas, World.Now));
    }

    private async Task TellOtherwiseAsync(MentoringDb db, NoticeKind kind, RelationshipId relationship)
    {
        if (kind is NoticeKind.SilenceNudge or NoticeKind.SilenceWayOut)
        {
            var conversation = Conversation.Open(ConversationId.New(), Cast.Priya, Cast.Tomas, Early);
            db.AddRange(conversation, conversation.Say(MessageId.New(), Cast.Priya, Private, Early).Value);
            db.Tell(Notice.Of(kind, Cast.Priya, $"silence:{kind}", World.Now, Cast.Tomas, relationship, kind == NoticeKind.SilenceNudge ? $"{Schedule.Usual.SilenceDays[0]}" : $"{Schedule.Usual.SilenceDays[1]}"));
        }

        if (kind == NoticeKind.WelcomeBack)
            db.Tell(Notice.Of(kind, Cast.Tomas, "back", World.Now));
        if (kind is NoticeKind.GoalQuiet or NoticeKind.GoalDue or NoticeKind.GoalOverdue)
            db.Tell(Notice.Of(kind, Cast.Priya, $"{kind}", World.Now, Cast.Tomas, relationship, kind == NoticeKind.GoalQuiet ? "21" : "12 December", $"/relationships/{relationship.Value}/goals"));
        if (kind == NoticeKind.DocumentRestored)
            db.Tell(Notice.Of(kind, Cast.Priya, "restored", World.Now, Cast.Tomas, relationship, "SWOT as it was on 12 December 2026 at 09:30", $"/relationships/{relationship.Value}/swot/history"));
        if (kind == NoticeKind.NewMatches)
            db.Tell(Notice.Of(kind, Cast.Priya, "matches", World.Now, detail: "Leaders in Leeds"));
    }
}
