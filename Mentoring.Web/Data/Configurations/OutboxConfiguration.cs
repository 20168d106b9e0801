using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.To).HasMaxLength(OutboxMail.AddressLength);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.LastError).HasMaxLength(OutboxMail.ErrorLength);

        // Whoever held a mail too long and lost it to another worker no longer decides what became of it
        builder.Property(m => m.Claim).IsConcurrencyToken();
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId).OnDelete(DeleteBehavior.Cascade);

        // Partial, so that looking for work costs nothing among a million mails sent; one a state, because SQLite
        // uses a partial index only where the query repeats its condition word for word
        Partial(builder, MailState.Waiting).HasDatabaseName("IX_Outbox_Waiting");
        Partial(builder, MailState.Daily).HasDatabaseName("IX_Outbox_Daily");
        Partial(builder, MailState.Parked).HasDatabaseName("IX_Outbox_Parked");
        builder.HasIndex(m => m.Claim).HasFilter("\"Claim\" IS NOT NULL");
        builder.HasIndex(m => m.SentAt).HasFilter("\"SentAt\" IS NOT NULL");
    }

    private static IndexBuilder<OutboxMail> Partial(EntityTypeBuilder<OutboxMail> builder, MailState state) =>
        builder.HasIndex(m => new { m.State, m.DueAt, m.Id }, $"Outbox{state}").HasFilter($"\"State\" = '{state}'");
}
