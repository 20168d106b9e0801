using Mentoring.Core.Documents;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class SharedDocumentConfiguration : IEntityTypeConfiguration<SharedDocument>
{
    public void Configure(EntityTypeBuilder<SharedDocument> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Title).HasMaxLength(DocumentShape.Of(DocumentKind.Swot).Texts[0].Most);
        builder.HasOne<Relationship>().WithMany().HasForeignKey(d => d.RelationshipId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(d => d.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.RelationshipId, d.Kind });
        builder.HasIndex(d => d.OriginId).HasFilter("\"OriginId\" IS NOT NULL");
        builder.Ignore(d => d.IsShared);
        builder.Ignore(d => d.IsArchived);
    }
}

internal sealed class DocumentChangeConfiguration : IEntityTypeConfiguration<DocumentChange>
{
    public void Configure(EntityTypeBuilder<DocumentChange> builder)
    {
        // The database is the arbiter: two changes cannot take one place, and none goes in twice
        builder.HasKey(c => new { c.DocumentId, c.Revision });
        builder.HasIndex(c => c.Id).IsUnique();
        builder.HasOne<SharedDocument>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DocumentSnapshotConfiguration : IEntityTypeConfiguration<DocumentSnapshot>
{
    public void Configure(EntityTypeBuilder<DocumentSnapshot> builder)
    {
        builder.HasKey(s => new { s.DocumentId, s.Revision });
        builder.HasOne<SharedDocument>().WithMany().HasForeignKey(s => s.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GoalStepConfiguration : IEntityTypeConfiguration<GoalStep>
{
    public void Configure(EntityTypeBuilder<GoalStep> builder)
    {
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasKey(s => new { s.DocumentId, s.Revision });
        builder.HasOne<SharedDocument>().WithMany().HasForeignKey(s => s.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
