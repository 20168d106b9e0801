using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Jobs;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Notifications;

/// <summary>What the stories about mails of unread messages share: Tomas writes to Priya, who is away.</summary>
public abstract class MessageMailSuite(Provider provider) : NoticeSuite(provider)
{
    protected Doorkeeper Here { get; } = new();

    protected MessageSweep Sweep => World.Services.GetServices<ISweep>().OfType<MessageSweep>().Single();

    protected ConversationCommands Conversations => World.Get<ConversationCommands>();

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IWhoIsHere>(Here);
        base.Register(services, configuration);
        services.AddConversations(configuration);
    }

    protected async Task<ConversationId> WriteAsync(string text) =>
        (await Conversations.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), text), default)).Value.Conversation;

    protected Task<int> PassAsync(double minutes)
    {
        World.Time.Advance(TimeSpan.FromMinutes(minutes));
        return Sweep.RunAsync(World.Now, default);
    }

    protected async Task<IReadOnlyList<PickedUp>> MailsAsync()
    {
        await World.Get<MailWorker>().DrainAsync(default);
        return await World.Get<PickupFolder>().NewestAsync(100, default);
    }

    protected Task<List<OutboxMail>> StoredAsync() => World.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.ConversationId != null).ToListAsync());

    protected async Task<Writing> WrittenAsync()
    {
        var mail = Assert.Single(await StoredAsync());
        return (await World.Get<LetterDesk>().WriteAsync([mail], default))[mail.Id];
    }

    protected sealed class Doorkeeper : IWhoIsHere
    {
        public TimeSpan? Ago { get; set; }

        TimeSpan? IWhoIsHere.Ago(MemberId member) => Ago;
    }
}
