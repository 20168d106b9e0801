using Mentoring.Core.Attachments;

namespace Mentoring.Web.Data.Files;

/// <summary>Where files go, from the settings section "Attachments".</summary>
public sealed class AttachmentSettings
{
    public const string Section = "Attachments";

    /// <summary>For new files; those there are stay where they are.</summary>
    public AttachmentStore Store { get; set; } = AttachmentStore.Database;

    /// <summary>Shared by all servers; relative to where the program is started.</summary>
    public string Folder { get; set; } = "data/attachments";
}

/// <summary>The places where files lie, by name.</summary>
public sealed class AttachmentStores(IEnumerable<IAttachmentContents> stores)
{
    private readonly Dictionary<AttachmentStore, IAttachmentContents> _stores = stores.ToDictionary(s => s.Store);

    public IEnumerable<IAttachmentContents> All => _stores.Values;

    public IAttachmentContents this[AttachmentStore store] => _stores[store];
}

public static class AttachmentStoresRegistration
{
    public static IServiceCollection AddAttachmentStores(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<AttachmentSettings>(configuration.GetSection(AttachmentSettings.Section))
        .AddSingleton<IAttachmentContents, DatabaseContents>()
        .AddSingleton<IAttachmentContents, FolderContents>()
        .AddSingleton<AttachmentStores>();
}
