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
        builder.ComplexProperty(r => r.Brief, brief =>
        {
            brief.IsRequired();
            brief.Property(b => b.Aim).HasMaxLength(Brief.AimLength);
            brief.Property(b => b.WhyYou).HasMaxLength(Brief.WhyYouLength);
            brief.Property(b => b.Cadence).HasConversion<string>().HasMaxLength(20);
            brief.Property(b => b.Message).HasMaxLength(Brief.MessageLength);
        });
        builder.Ignore(r => r.RecipientId);
        builder.Ignore(r => r.IsOffer);
        builder.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.RelationshipId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MentorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MenteeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.ChangedAt);
        builder.HasIndex(r => new { r.MentorId, r.Status });
        builder.HasIndex(r => new { r.MenteeId, r.Status });
        builder.HasIndex(r => new { r.SenderId, r.Status });

        // What the schedule has to look at; nothing due is one look at an empty range
        builder.HasIndex(r => r.DueAt).HasFilter("\"DueAt\" IS NOT NULL");

        // One live relationship a pair and direction, whatever two people do at once
        builder.HasIndex(r => new { r.MentorId, r.MenteeId }).IsUnique()
            .HasFilter("\"Status\" IN ('Requested', 'Active', 'OnHold')").HasDatabaseName("IX_Relationships_OneLivePair");
    }
}

internal sealed class RelationshipEventConfiguration : IEntityTypeConfiguration<RelationshipEvent>
{
    public void Configure(EntityTypeBuilder<RelationshipEvent> builder)
    {
        builder.ToTable("RelationshipEvents");
        builder.HasKey(e => new { e.RelationshipId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Move).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Reason).HasConversion<string>().HasMaxLength(40);
        builder.Property(e => e.Text).HasMaxLength(Relationship.TextLength);
        builder.HasIndex(e => e.At);
    }
}
