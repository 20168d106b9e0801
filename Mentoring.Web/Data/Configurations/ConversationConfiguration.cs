using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.LowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(c => c.HighId).OnDelete(DeleteBehavior.Restrict);

        // One conversation a pair, whoever writes first and whatever two people do at once
        builder.HasIndex(c => new { c.LowId, c.HighId }).IsUnique();
        builder.HasIndex(c => new { c.StarterId, c.CreatedAt });
        builder.HasIndex(c => c.MailDueAt).HasFilter("\"MailDueAt\" IS NOT NULL");
        builder.HasIndex(c => c.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        builder.Ignore(c => c.SilentId);
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Text).HasMaxLength(Message.TextLength);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.ConversationId, m.Sequence }).IsUnique();
        builder.HasIndex(m => new { m.ConversationId, m.Revision }).IsUnique();
        builder.HasIndex(m => m.QuotedId).HasFilter("\"QuotedId\" IS NOT NULL");
    }
}

internal sealed class ReadMarkConfiguration : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.HasKey(r => new { r.ConversationId, r.MemberId });
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => r.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
