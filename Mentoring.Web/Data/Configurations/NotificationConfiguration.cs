using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.HasKey(n => n.Id);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(n => n.Detail).HasMaxLength(Notice.DetailLength);
        builder.Property(n => n.Place).HasMaxLength(Notice.PlaceLength);
        builder.Property(n => n.Key).HasMaxLength(Notice.KeyLength);

        // Each effect once, whatever crashes or runs twice
        builder.HasIndex(n => n.Key).IsUnique();
        builder.HasIndex(n => new { n.MemberId, n.At });
        builder.HasIndex(n => n.MemberId).HasFilter("\"ReadAt\" IS NULL").HasDatabaseName("IX_Notices_Unread");
        builder.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Relationship>().WithMany().HasForeignKey(n => n.RelationshipId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticePreferencesConfiguration : IEntityTypeConfiguration<NoticePreferences>
{
    public void Configure(EntityTypeBuilder<NoticePreferences> builder)
    {
        builder.ToTable("NoticePreferences");
        builder.HasKey(p => p.MemberId);
        builder.HasOne<Member>().WithOne().HasForeignKey<NoticePreferences>(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.Requests).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Answers).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Relationships).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Silence).HasConversion<string>().HasMaxLength(10);
        builder.Property(p => p.Searches).HasConversion<string>().HasMaxLength(10);

        // Who chose before there was this choice
        builder.Property(p => p.Messages).HasConversion<string>().HasMaxLength(10).HasDefaultValue(MailChoice.AtOnce).HasSentinel(default(MailChoice));
    }
}

internal sealed class ProgrammeFactConfiguration : IEntityTypeConfiguration<ProgrammeFact>
{
    public void Configure(EntityTypeBuilder<ProgrammeFact> builder)
    {
        builder.HasKey(f => f.Name);
        builder.Property(f => f.Name).HasMaxLength(40);
        builder.Property(f => f.Value).HasMaxLength(400);
    }
}
