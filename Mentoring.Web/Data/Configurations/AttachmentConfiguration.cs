using Mentoring.Core.Attachments;
using Mentoring.Core.Conversations;
using Mentoring.Core.Members;
using Mentoring.Web.Data.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Mentoring.Web.Data.Configurations;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(FileName.Length);
        builder.Property(a => a.Type).HasMaxLength(100);
        builder.Property(a => a.ThumbnailType).HasMaxLength(100);
        builder.Property(a => a.Store).HasConversion<string>().HasMaxLength(10);
        builder.Ignore(a => a.IsImage);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Message>().WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.UploaderId).OnDelete(DeleteBehavior.Restrict);

        // What the sweep looks for; among all files sent there are few of either
        builder.HasIndex(a => a.CreatedAt).HasFilter("\"MessageId\" IS NULL").HasDatabaseName("IX_Attachments_Unsent");
        builder.HasIndex(a => a.RemovedAt).HasFilter("\"RemovedAt\" IS NOT NULL");
    }
}

internal sealed class AttachmentContentConfiguration : IEntityTypeConfiguration<AttachmentContent>
{
    public void Configure(EntityTypeBuilder<AttachmentContent> builder)
    {
        builder.ToTable("AttachmentContents");
        builder.HasKey(c => new { c.AttachmentId, c.Thumbnail });
        builder.HasOne<Attachment>().WithMany().HasForeignKey(c => c.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
