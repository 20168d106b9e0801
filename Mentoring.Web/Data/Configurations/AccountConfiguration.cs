using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class PendingRegistrationConfiguration : IEntityTypeConfiguration<PendingRegistration>
{
    public void Configure(EntityTypeBuilder<PendingRegistration> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Email).HasMaxLength(254);
        builder.Property(r => r.PasswordHash).HasMaxLength(200);
        builder.Property(r => r.GivenName).HasMaxLength(PersonalDetails.NameLength);
        builder.Property(r => r.FamilyName).HasMaxLength(PersonalDetails.NameLength);
        builder.HasIndex(r => r.Email);
        builder.HasIndex(r => r.CreatedAt);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Name).HasMaxLength(100);
    }
}
