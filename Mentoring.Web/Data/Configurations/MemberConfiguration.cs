using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Email).HasMaxLength(254);
        builder.HasIndex(m => m.Email).IsUnique();
        builder.HasIndex(m => m.AccountId).IsUnique();
        builder.HasIndex(m => m.ChangedAt);
        builder.Property(m => m.LineManagerEmail).HasMaxLength(254);
        builder.Property(m => m.ShowsPresence).HasDefaultValue(true);
        builder.ComplexProperty(m => m.Details, Details);
        builder.ComplexProperty(m => m.Membership, membership =>
        {
            membership.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
            membership.IsRequired();
        });
        builder.HasOne(m => m.Mentor).WithOne().HasForeignKey<MentorProfile>(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(m => m.Mentee).WithOne().HasForeignKey<MenteeProfile>(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(m => m.Mentor).AutoInclude();
        builder.Navigation(m => m.Mentee).AutoInclude();
        builder.Ignore(m => m.Name);
        builder.Ignore(m => m.HasBothRoles);
    }

    private static void Details(ComplexPropertyBuilder<PersonalDetails> details)
    {
        details.IsRequired();
        details.Property(d => d.GivenName).HasMaxLength(PersonalDetails.NameLength);
        details.Property(d => d.FamilyName).HasMaxLength(PersonalDetails.NameLength);
        details.Property(d => d.Pronouns).HasMaxLength(40);
        details.Property(d => d.Headline).HasMaxLength(PersonalDetails.LineLength);
        details.Property(d => d.Biography).HasMaxLength(PersonalDetails.BiographyLength);
        details.Property(d => d.Organisation).HasMaxLength(PersonalDetails.LineLength);
        details.Property(d => d.JobTitle).HasMaxLength(PersonalDetails.LineLength);
        details.Property(d => d.Country).HasMaxLength(PersonalDetails.NameLength);
        details.Property(d => d.Region).HasMaxLength(PersonalDetails.NameLength);
        details.Property(d => d.TimeZone).HasMaxLength(64);
        details.Property(d => d.Qualifications).HasMaxLength(400);
        details.Property(d => d.Phone).HasMaxLength(40);
        details.Property(d => d.Links).HasMaxLength(1000);
    }
}

internal sealed class MentorProfileConfiguration : IEntityTypeConfiguration<MentorProfile>
{
    public void Configure(EntityTypeBuilder<MentorProfile> builder)
    {
        builder.ToTable("MentorProfiles");
        builder.HasKey(p => p.MemberId);
        builder.ComplexProperty(p => p.Offer, offer =>
        {
            offer.IsRequired();
            offer.Property(o => o.Experience).HasMaxLength(MentorOffer.ExperienceLength);
        });
        builder.ComplexProperty(p => p.Availability, availability =>
        {
            availability.IsRequired();
            availability.Property(a => a.Status).HasConversion<string>().HasMaxLength(20);
            availability.Property(a => a.Message).HasMaxLength(Availability.MessageLength);
        });
    }
}

internal sealed class MenteeProfileConfiguration : IEntityTypeConfiguration<MenteeProfile>
{
    public void Configure(EntityTypeBuilder<MenteeProfile> builder)
    {
        builder.ToTable("MenteeProfiles");
        builder.HasKey(p => p.MemberId);
        builder.ComplexProperty(p => p.Wish, wish =>
        {
            wish.IsRequired();
            wish.Property(w => w.Aim).HasMaxLength(MenteeWish.AimLength);
            wish.Property(w => w.Preferences).HasMaxLength(MenteeWish.PreferencesLength);
        });
        builder.ComplexProperty(p => p.Reflection, reflection =>
        {
            reflection.IsRequired();
            reflection.Property(r => r.CareerGoals).HasMaxLength(Reflection.TextLength);
            reflection.Property(r => r.SkillsToDevelop).HasMaxLength(Reflection.TextLength);
            reflection.Property(r => r.OrganisationalKnowledge).HasMaxLength(Reflection.TextLength);
            reflection.Property(r => r.NewPartnerships).HasMaxLength(Reflection.TextLength);
        });
    }
}

internal sealed class MemberPhotoConfiguration : IEntityTypeConfiguration<MemberPhoto>
{
    public void Configure(EntityTypeBuilder<MemberPhoto> builder)
    {
        builder.HasKey(p => p.MemberId);
        builder.HasOne<Member>().WithOne().HasForeignKey<MemberPhoto>(p => p.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(p => p.ContentType).HasMaxLength(30);
    }
}
