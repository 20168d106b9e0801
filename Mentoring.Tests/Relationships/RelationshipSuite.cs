using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Relationships;

/// <summary>What the stories about relationships share: the commands, the queries, and short ways to say things.</summary>
public abstract class RelationshipSuite(Provider provider) : ProviderSuite(provider)
{
    protected static readonly DeclineAnswer NoTime = new(DeclineReason.NoTimeNow, string.Empty, []);

    protected RelationshipCommands Commands => World.Get<RelationshipCommands>();

    protected RelationshipQueries Queries => World.Get<RelationshipQueries>();

    protected Brief Brief { get; private set; } = Situations.Brief;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var terms = await World.TaxonomyAsync();
        Brief = Situations.Brief with { Areas = TermSet.Of(terms.Find(TermKind.Area, "Leadership")!.Value) };
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddMatching().AddRelationships(configuration);

    protected async Task<RelationshipId> SentAsync(MemberId mentee, MemberId mentor) =>
        (await Commands.SendAsync(mentee, mentor, Brief, default)).Value;

    protected async Task<RelationshipId> AcceptedAsync(MemberId mentee, MemberId mentor)
    {
        var id = await SentAsync(mentee, mentor);
        Assert.True((await Commands.AcceptAsync(mentor, id, default)).Succeeded);
        return id;
    }

    protected Task<Relationship> StoredAsync(RelationshipId id) =>
        World.ReadAsync(db => db.Relationships.Include(r => r.Events).SingleAsync(r => r.Id == id));

    protected async Task<RelationshipStatus> StatusAsync(RelationshipId id) => (await StoredAsync(id)).Status;

    protected Task ChangeAsync(MemberId id, Action<Member> change) =>
        World.SaveAsync(async db => change(await db.Members.SingleAsync(m => m.Id == id)));

    /// <summary>Somebody more who looks for a mentor.</summary>
    protected async Task<MemberId> MenteeAsync(string name)
    {
        var member = Cast.Extra(name, "Newcomer", $"{name}@example.org");
        Assert.True(member.Wish(MenteeWish.Empty, World.Now).Succeeded);
        await World.SaveAsync(async db => await db.AddAsync(member));
        return member.Id;
    }

    /// <summary>Somebody more who can be asked.</summary>
    protected async Task<MemberId> MentorAsync(string name)
    {
        var member = Cast.Extra(name, "Experienced", $"{name}@example.org");
        Assert.True(member.Offer(MentorOffer.Empty, World.Now).Succeeded);
        await World.SaveAsync(async db => await db.AddAsync(member));
        return member.Id;
    }

    protected Task LimitAsync(MemberId mentor, int limit) =>
        ChangeAsync(mentor, m => Assert.True(m.Offer(m.Mentor!.Offer with { MenteeLimit = limit }, World.Now).Succeeded));
}
