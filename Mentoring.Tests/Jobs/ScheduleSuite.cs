using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Jobs;

/// <summary>What the stories about time share: the scheduled work, and what people were told.</summary>
public abstract class ScheduleSuite(Provider provider) : RelationshipSuite(provider)
{
    protected DueWork Work => World.Get<DueWork>();

    /// <summary>George, who would come back from his time away in the middle of a story, stays out of it.</summary>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ChangeAsync(Cast.George, m => m.SetAvailability(Availability.Unavailable, World.Now));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddJobs();
        services.AddMembers();
        services.AddConversations(configuration);

        // Mails about unread messages have stories of their own
        services.Configure<MessagingOptions>(o => o.MailAfterMinutes = 0);
    }

    /// <summary>Lets days pass, and then does what is due.</summary>
    protected async Task<int> AfterAsync(double days)
    {
        World.Time.Advance(TimeSpan.FromDays(days));
        return await Work.RunAsync(default);
    }

    /// <summary>What somebody was told, in order.</summary>
    protected Task<List<NoticeKind>> ToldAsync(MemberId member) =>
        World.ReadAsync(db => db.Notices.Where(n => n.MemberId == member).OrderBy(n => n.At).ThenBy(n => n.Id).Select(n => n.Kind).ToListAsync());

    protected async Task SayAsync(MemberId author, MemberId other, string text = "Hello") =>
        Assert.True((await World.Get<ConversationCommands>().WriteToAsync(author, other, new Outgoing(MessageId.New(), text), default)).Succeeded);
}
