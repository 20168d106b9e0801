using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Safety;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Files;
using Mentoring.Web.Safety;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Attachments;

/// <summary>What becomes of files that nobody sent, whose message was deleted, or whose upload was cut off.</summary>
public abstract class RemovingFiles(Provider provider, AttachmentStore store) : AttachmentSuite(provider, store)
{
    [Fact]
    public async Task Deleting_a_message_takes_its_files_away_at_once_and_their_bytes_soon()
    {
        var file = await UploadedAsync("plan.png", Files.Png(9, 9));
        await Commands.PictureAsync(Cast.Priya, file.Id, Files.Png(3, 3), default);
        var id = MessageId.New();
        await Conversations.SendAsync(Cast.Priya, Conversation, new Outgoing(id, "See", Attachments: [file.Id]), default);
        Assert.Equal(2, await KeptAsync());

        Assert.True((await Conversations.DeleteAsync(Cast.Priya, Conversation, id, default)).Succeeded);

        Assert.Null(await DownloadAsync(Cast.Tomas, file.Id));
        Assert.Empty((await LastLineAsync(Cast.Tomas)).Files);
        Assert.Equal(1, await Sweep.RunAsync(World.Now, default));
        Assert.Equal((0, 0), (await KeptAsync(), await Sweep.RunAsync(World.Now, default)));
    }

    [Fact]
    public async Task Files_of_a_reported_message_stay_for_the_programme_team_when_its_author_deletes_it()
    {
        var (file, other) = (await UploadedAsync("insult.png", Files.Png(9, 9)), await UploadedAsync("plan.png", Files.Png(9, 9)));
        var (reported, deleted) = (MessageId.New(), MessageId.New());
        await Conversations.SendAsync(Cast.Priya, Conversation, new Outgoing(reported, "Look", Attachments: [file.Id]), default);
        await Conversations.SendAsync(Cast.Priya, Conversation, new Outgoing(deleted, "And here", Attachments: [other.Id]), default);
        Assert.True((await World.Get<ReportCommands>().ReportMessageAsync(Cast.Tomas, reported, new ReportAnswer(ReportReason.Harassment, "This picture"), default)).Succeeded);
        foreach (var id in new[] { reported, deleted })
            Assert.True((await Conversations.DeleteAsync(Cast.Priya, Conversation, id, default)).Succeeded);

        Assert.Equal(1, await Sweep.RunAsync(World.Now, default));

        Assert.Null(await Sweep.NextAsync(default));
        Assert.Null(await DownloadAsync(Cast.Tomas, file.Id));
        var evidence = await World.ReadAsync(db => (from r in db.Reports join a in db.Attachments on r.MessageId equals a.MessageId select a).SingleAsync());
        Assert.Equal((file.Id, "insult.png", 1), (evidence.Id, evidence.Name, await KeptAsync()));
    }

    [Fact]
    public async Task What_nobody_sent_within_a_day_cannot_be_sent_any_more_and_is_gone_an_hour_later()
    {
        var old = await UploadedAsync("old.txt", "Old"u8.ToArray());
        World.Time.Advance(TimeSpan.FromHours(24));
        var fresh = await UploadedAsync("fresh.txt", "Fresh"u8.ToArray());
        Assert.IsType<AttachmentGone>((await SendAsync(Cast.Priya, "Late", old.Id)).Problem);
        Assert.Equal(0, await Sweep.RunAsync(World.Now, default));
        Assert.Equal(World.Now.AddHours(1), await Sweep.NextAsync(default));

        World.Time.Advance(TimeSpan.FromHours(1.1));

        Assert.Equal(1, await Sweep.RunAsync(World.Now, default));
        Assert.Null(await DownloadAsync(Cast.Priya, old.Id));
        Assert.NotNull(await DownloadAsync(Cast.Priya, fresh.Id));
        Assert.Equal(1, await KeptAsync());
    }

    [Fact]
    public async Task Files_stay_where_they_are_when_the_setting_changes()
    {
        var file = await UploadedAsync("a.txt", "A"u8.ToArray());
        await SendAsync(Cast.Priya, "See", file.Id);
        var settings = World.Get<Microsoft.Extensions.Options.IOptionsMonitor<AttachmentSettings>>().CurrentValue;
        settings.Store = settings.Store == AttachmentStore.Folder ? AttachmentStore.Database : AttachmentStore.Folder;
        await UploadedAsync("b.txt", "B"u8.ToArray());

        Assert.Equal("A"u8.ToArray(), await DownloadAsync(Cast.Tomas, file.Id));
        Assert.Equal((1, 1), (Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length, await World.ReadAsync(db => db.AttachmentContents.CountAsync())));
    }

    [Fact]
    public async Task Bytes_of_an_upload_that_was_cut_off_before_it_became_known_are_removed_a_day_later()
    {
        var kept = await UploadedAsync("a.txt", "A"u8.ToArray());
        await SendAsync(Cast.Priya, "See", kept.Id);
        var contents = World.Get<AttachmentStores>()[AttachmentStore.Folder];
        using var content = new MemoryStream("Lost"u8.ToArray());
        await World.SaveAsync(db => contents.WriteAsync(db, AttachmentId.New(), thumbnail: false, content, default));
        var (before, later) = (await KeptAsync(), DateTime.SpecifyKind(DateTime.MaxValue.AddDays(-2), DateTimeKind.Utc));

        Assert.Equal(1, await Sweep.RunAsync(later, default));

        Assert.Equal(before - 2, await KeptAsync());
        Assert.NotNull(await DownloadAsync(Cast.Tomas, kept.Id));
    }
}

public sealed class SqliteDatabaseRemovingFilesTests() : RemovingFiles(Provider.Sqlite, AttachmentStore.Database);

public sealed class SqliteRemovingFilesTests() : RemovingFiles(Provider.Sqlite, AttachmentStore.Folder);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresRemovingFilesTests() : RemovingFiles(Provider.Postgres, AttachmentStore.Folder);
