using System.Linq.Expressions;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Mentoring.Web.Data;

/// <summary>How our own types are stored, said once for both providers.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Conventions.Replace<ForeignKeyIndexConvention>(services => new ForeignKeyIndexes(services.GetRequiredService<ProviderConventionSetBuilderDependencies>()));
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<MemberId>().HaveConversion<MemberIdConverter>();
        builder.Properties<RelationshipId>().HaveConversion<RelationshipIdConverter>();
        builder.Properties<ConversationId>().HaveConversion<ConversationIdConverter>();
        builder.Properties<MessageId>().HaveConversion<MessageIdConverter>();
        builder.Properties<AttachmentId>().HaveConversion<AttachmentIdConverter>();
        builder.Properties<SavedSearchId>().HaveConversion<SavedSearchIdConverter>();
        builder.Properties<NoticeId>().HaveConversion<NoticeIdConverter>();
        builder.Properties<ReportId>().HaveConversion<ReportIdConverter>();
        builder.Properties<DocumentId>().HaveConversion<DocumentIdConverter>();
        builder.Properties<ItemId>().HaveConversion<ItemIdConverter>();
        builder.Properties<ChangeId>().HaveConversion<ChangeIdConverter>();
        builder.Properties<TermId>().HaveConversion<TermIdConverter>();
        builder.Properties<TermSet>().HaveConversion<TermSetConverter, TermSetComparer>();
    }

    /// <summary>Times are stored and read as UTC, whatever the provider makes of their kind.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        t => DateTime.SpecifyKind(t, DateTimeKind.Utc), t => DateTime.SpecifyKind(t, DateTimeKind.Utc));

    private sealed class MemberIdConverter() : IdConverter<MemberId>(v => new MemberId(v));

    private sealed class RelationshipIdConverter() : IdConverter<RelationshipId>(v => new RelationshipId(v));

    private sealed class ConversationIdConverter() : IdConverter<ConversationId>(v => new ConversationId(v));

    private sealed class MessageIdConverter() : IdConverter<MessageId>(v => new MessageId(v));

    private sealed class AttachmentIdConverter() : IdConverter<AttachmentId>(v => new AttachmentId(v));

    private sealed class SavedSearchIdConverter() : IdConverter<SavedSearchId>(v => new SavedSearchId(v));

    private sealed class NoticeIdConverter() : IdConverter<NoticeId>(v => new NoticeId(v));

    private sealed class ReportIdConverter() : IdConverter<ReportId>(v => new ReportId(v));

    private sealed class DocumentIdConverter() : IdConverter<DocumentId>(v => new DocumentId(v));

    private sealed class ItemIdConverter() : IdConverter<ItemId>(v => new ItemId(v));

    private sealed class ChangeIdConverter() : IdConverter<ChangeId>(v => new ChangeId(v));

    private sealed class TermIdConverter() : ValueConverter<TermId, int>(id => id.Value, v => new TermId(v));

    private sealed class TermSetConverter() : ValueConverter<TermSet, string>(set => set.ToString(), stored => TermSet.Parse(stored));

    /// <summary>Immutable, so that it can be compared and kept as it is.</summary>
    private sealed class TermSetComparer() : ValueComparer<TermSet>((a, b) => object.Equals(a, b), set => set.GetHashCode(), set => set);

    private abstract class IdConverter<T>(Expression<Func<Guid, T>> make) : ValueConverter<T, Guid>(id => id.Value, make)
        where T : struct, ITypedId;
}
