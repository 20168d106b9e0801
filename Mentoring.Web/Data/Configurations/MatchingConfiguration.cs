using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class FirstPageImpressionsConfiguration : IEntityTypeConfiguration<FirstPageImpressions>
{
    public void Configure(EntityTypeBuilder<FirstPageImpressions> builder)
    {
        builder.ToTable("FirstPageImpressions");
        builder.HasKey(i => new { i.MemberId, i.Kind, i.Day });
        builder.HasIndex(i => i.Day);
    }
}

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.HasKey(b => new { b.BlockerId, b.BlockedId });
        builder.HasIndex(b => b.BlockedId);
        builder.HasIndex(b => b.At);
        builder.HasOne<Member>().WithMany().HasForeignKey(b => b.BlockerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(b => b.BlockedId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProgrammeWeightConfiguration : IEntityTypeConfiguration<ProgrammeWeight>
{
    public void Configure(EntityTypeBuilder<ProgrammeWeight> builder)
    {
        builder.HasKey(w => w.Criterion);
        builder.Property(w => w.Criterion).HasConversion<string>().HasMaxLength(20);
    }
}
