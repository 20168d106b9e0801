using Mentoring.Core.Matching;
using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Name).HasMaxLength(SavedSearch.NameLength);
        builder.Property(s => s.Query).HasMaxLength(SavedSearch.QueryLength);
        builder.Property(s => s.Alerts).HasDefaultValue(true).HasSentinel(true);
        builder.Property(s => s.Known).HasMaxLength(SavedSearch.MostKnown * 16);
        builder.HasOne<Member>().WithMany().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => new { s.MemberId, s.Name }).IsUnique();
        builder.HasIndex(s => new { s.Alerts, s.CheckedAt });
    }
}
