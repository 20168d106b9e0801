using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Relationships;

/// <summary>What the stories about links from mails share: Priya has asked Tomas, and his mail has arrived.</summary>
public abstract class LinkSuite(Provider provider) : RelationshipSuite(provider)
{
    protected RelationshipId Request { get; private set; }

    protected AnswerLinks Seals => World.Get<AnswerLinks>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Request = await SentAsync(Cast.Priya, Cast.Tomas);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddAccountsWithoutServer(Temporary.File("mail-of-links"));
    }

    protected async Task<OpenedLink> LinkAsync(AnswerChoice choice, NoticeKind kind = NoticeKind.RequestReceived) =>
        Seals.Open((await World.Services.LinkAsync(Request, choice, kind)).Token()).Value;

    protected Task<Result> AnswerAsync(OpenedLink link, MoveRequest? answer = null, MemberId? signedIn = null) => AnswerAsync(Commands, link, answer, signedIn);

    private protected static Task<Result> AnswerAsync(RelationshipCommands commands, OpenedLink link, MoveRequest? answer = null, MemberId? signedIn = null) =>
        commands.AnswerByLinkAsync(link, signedIn, answer ?? Answer, default);

    protected async Task<LinkView> LookAsync(OpenedLink link, MemberId? signedIn = null) => (await Queries.LinkAsync(link, signedIn, default)).Value;

    /// <summary>Good for each of the three.</summary>
    protected static MoveRequest Answer { get; } = new(RelationshipMove.AskForMore) { Text = "Which exams?", Answer = NoTime };

    protected Task<int> SpentAsync() => World.ReadAsync(db => db.SpentLinks.CountAsync());

    /// <summary>The link is refused with this, and neither the request nor the link was touched.</summary>
    protected async Task AssertRefusedAsync<TProblem>(OpenedLink link, MemberId? signedIn = null)
        where TProblem : Problem
    {
        var (before, spent) = ((await StoredAsync(Request)).Version, await SpentAsync());
        Assert.IsType<TProblem>((await AnswerAsync(link, signedIn: signedIn)).Problem);
        Assert.Equal((before, spent), ((await StoredAsync(Request)).Version, await SpentAsync()));
    }
}
