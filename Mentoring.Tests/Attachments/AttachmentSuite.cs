using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Data.Files;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Conversations.Attachments;
using Mentoring.Web.Jobs;
using Mentoring.Web.Live;
using Mentoring.Web.Matching;
using Mentoring.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Attachments;

/// <summary>Priya and Tomas have a conversation; files go to and fro, on each database and in each store.</summary>
public abstract class AttachmentSuite(Provider provider, AttachmentStore store) : ProviderSuite(provider)
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("mentoring-files-").FullName;

    protected ConversationId Conversation { get; private set; }

    protected Scanner Scan { get; } = new();

    protected AttachmentCommands Commands => World.Get<AttachmentCommands>();

    protected AttachmentQueries Queries => World.Get<AttachmentQueries>();

    protected ConversationCommands Conversations => World.Get<ConversationCommands>();

    protected AttachmentSweep Sweep => World.Services.GetServices<ISweep>().OfType<AttachmentSweep>().Single();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Conversation = (await Conversations.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<LiveTopics>().AddMatching().AddConversations(configuration).AddSafety().AddJobs();
        services.AddSingleton<IAttachmentScanner>(Scan);
        services.Configure<AttachmentSettings>(s => (s.Store, s.Folder) = (store, Folder));
    }

    protected async Task<Result<LineFile>> UploadAsync(MemberId by, string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await Commands.UploadAsync(by, Conversation, name, stream, default);
    }

    protected async Task<LineFile> UploadedAsync(string name, byte[] content) => (await UploadAsync(Cast.Priya, name, content)).Value;

    protected Task<Result<SentMessage>> SendAsync(MemberId by, string text, params AttachmentId[] files) =>
        Conversations.SendAsync(by, Conversation, new Outgoing(MessageId.New(), text, Attachments: files), default);

    protected async Task<byte[]?> DownloadAsync(MemberId by, AttachmentId id, bool small = false)
    {
        if (await (small ? Queries.OpenThumbnailAsync(by, id, default) : Queries.OpenAsync(by, id, default)) is not { } file)
            return null;
        await using var content = file.Content;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    protected async Task<Line> LastLineAsync(MemberId viewer) => (await World.Get<ConversationQueries>().NewestAsync(viewer, Conversation, default)).Value.Lines[^1];

    /// <summary>Files and rows that hold bytes, wherever.</summary>
    protected async Task<int> KeptAsync() =>
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length + await World.ReadAsync(db => db.AttachmentContents.CountAsync());

    /// <summary>Says what the test wants of any file.</summary>
    protected sealed class Scanner : IAttachmentScanner
    {
        public Func<Task<bool>> Answer { get; set; } = () => Task.FromResult(true);

        public Task<bool> IsCleanAsync(Stream content, string name, CancellationToken cancel) => Answer();
    }
}
