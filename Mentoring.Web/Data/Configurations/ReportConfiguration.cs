using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Core.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

/// <summary>Without keys to conversation and message: a report keeps what it says whatever becomes of them.</summary>
internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Words).HasMaxLength(Report.WordsLength);
        builder.Property(r => r.MessageText).HasMaxLength(Message.TextLength);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.ReportedId).OnDelete(DeleteBehavior.Restrict);

        // A message reported again by the same person is the same report
        builder.HasIndex(r => new { r.ReporterId, r.MessageId }).IsUnique().HasFilter("\"MessageId\" IS NOT NULL");
        builder.HasIndex(r => new { r.ReporterId, r.CreatedAt });
        builder.HasIndex(r => new { r.Status, r.CreatedAt, r.Id });
    }
}
