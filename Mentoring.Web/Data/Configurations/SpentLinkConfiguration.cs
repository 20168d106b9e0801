using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class SpentLinkConfiguration : IEntityTypeConfiguration<SpentLink>
{
    public void Configure(EntityTypeBuilder<SpentLink> builder)
    {
        // Outlives its notice, so that a link stays spent
        builder.ToTable("SpentLinks");
        builder.HasKey(l => new { l.NoticeId, l.Answer });
        builder.Property(l => l.Answer).HasConversion<string>().HasMaxLength(30);
    }
}
