using Mentoring.Core.Members;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class RelationshipConfiguration : IEntityTypeConfiguration<Relationship>
{
    public void Configure(EntityTypeBuilder<Relationship> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MentorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MenteeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ChangedAt);
        builder.HasIndex(r => new { r.MentorId, r.Status });
        builder.HasIndex(r => new { r.MenteeId, r.Status });

        // One live relationship a pair and direction, whatever two people do at once
        builder.HasIndex(r => new { r.MentorId, r.MenteeId }).IsUnique()
            .HasFilter("\"Status\" IN ('Requested', 'Active', 'OnHold')").HasDatabaseName("IX_Relationships_OneLivePair");
    }
}
