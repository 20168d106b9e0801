using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Documents;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Core.Safety;
using Mentoring.Web.Data.Files;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Data;

/// <summary>The one database of the application; a near-empty heir a provider carries its migrations.</summary>
public abstract class MentoringDb(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>The property by which the schedule finds what is due.</summary>
    private const string Schedule = nameof(Relationship.DueAt);

    public DbSet<Member> Members => Set<Member>();

    public DbSet<MemberPhoto> Photos => Set<MemberPhoto>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<Relationship> Relationships => Set<Relationship>();

    public DbSet<PendingRegistration> Registrations => Set<PendingRegistration>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<RelationshipEvent> RelationshipEvents => Set<RelationshipEvent>();

    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();
    public DbSet<FirstPageImpressions> FirstPageImpressions => Set<FirstPageImpressions>();

    public DbSet<Block> Blocks => Set<Block>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ProgrammeWeight> ProgrammeWeights => Set<ProgrammeWeight>();
    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    public DbSet<SharedDocument> Documents => Set<SharedDocument>();

    public DbSet<DocumentChange> DocumentChanges => Set<DocumentChange>();

    public DbSet<DocumentSnapshot> DocumentSnapshots => Set<DocumentSnapshot>();

    public DbSet<GoalStep> GoalSteps => Set<GoalStep>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticePreferences> NoticePreferences => Set<NoticePreferences>();

    public DbSet<SpentLink> SpentLinks => Set<SpentLink>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<ProgrammeFact> ProgrammeFacts => Set<ProgrammeFact>();

    /// <summary>False while a past is written down, such as the demo's: nobody is told of it.</summary>
    public bool Tells { get; set; } = true;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSaving();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSaving();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MentoringDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => typeof(IVersioned).IsAssignableFrom(e.ClrType)))
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    private void BeforeSaving()
    {
        if (Tells)
            FactsToNotices.Write(this);
        else
            TellNobodyOfMessages();
        RaiseVersions();
    }

    private void TellNobodyOfMessages()
    {
        foreach (var entry in ChangeTracker.Entries<Conversation>())
            entry.Property(c => c.MailDueAt).CurrentValue = null;
    }

    /// <summary>When the schedule looks at something again is no change to it: nobody's own change is refused because of that.</summary>
    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified && e.Properties.Any(p => p.IsModified && p.Metadata.Name != Schedule)))
        {
            var version = entry.Property(e => e.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }
}
