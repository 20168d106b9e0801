using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Safety;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Attachments;

public abstract class SendingFiles(Provider provider, AttachmentStore store) : AttachmentSuite(provider, store)
{
    [Fact]
    public async Task Files_come_with_their_message_in_order_and_both_get_them_to_the_byte()
    {
        var (plan, letter) = (Files.Png(30, 20), Files.Pdf("Dear Tomas"));
        var first = await UploadedAsync("plan.png", plan);
        var second = await UploadedAsync("letter.pdf", letter);

        Assert.True((await SendAsync(Cast.Priya, string.Empty, second.Id, first.Id)).Succeeded);

        var line = await LastLineAsync(Cast.Tomas);
        Assert.Equal([second, first], line.Files);
        Assert.Equal(("plan.png", "image/png", plan.Length, 30, 20), (first.Name, first.Type, first.Length, first.Width!.Value, first.Height!.Value));
        foreach (var reader in new[] { Cast.Priya, Cast.Tomas })
            Assert.Equal([plan, letter], [await DownloadAsync(reader, first.Id), await DownloadAsync(reader, second.Id)]);
        Assert.Equal("2 files", (await World.Get<ConversationQueries>().ListAsync(Cast.Tomas, 5, default)).Rows[0].LastLine);
    }

    [Fact]
    public async Task A_photo_is_kept_without_its_place_and_with_the_size_in_which_it_is_shown()
    {
        var file = await UploadedAsync("me.jpg", [.. Photos.Jpeg[..2], .. Photos.Segment(0xE1, "Exif\0\0", Photos.Exif(6)), .. Photos.Jpeg[2..]]);
        byte[] kept = [.. Photos.Jpeg[..2], .. Photos.Segment(0xE1, "Exif\0\0", Photos.Turned(6)), .. Photos.Jpeg[2..]];

        Assert.Equal(kept, await DownloadAsync(Cast.Priya, file.Id));
        Assert.Equal((kept.Length, 16, 24), (file.Length, file.Width!.Value, file.Height!.Value));
        Assert.IsType<PictureDamaged>((await UploadAsync(Cast.Priya, "torn.png", Files.Png(24, 16)[..50])).Problem);
    }

    [Fact]
    public async Task Whoever_watches_reads_the_files_with_the_line()
    {
        var queries = World.Get<ConversationQueries>();
        var known = (await queries.NewestAsync(Cast.Tomas, Conversation, default)).Value.Revision;
        var file = await UploadedAsync("notes.txt", "Hello"u8.ToArray());
        await SendAsync(Cast.Priya, "See this", file.Id);

        Assert.Equal([file], Assert.Single((await queries.ChangesAsync(Cast.Tomas, Conversation, known, default)).Value.Lines).Files);
    }

    [Fact]
    public async Task Nobody_but_the_uploader_sees_a_file_before_it_is_sent_and_nobody_but_the_two_ever()
    {
        var file = await UploadedAsync("notes.txt", "Hello"u8.ToArray());
        Assert.NotNull(await DownloadAsync(Cast.Priya, file.Id));
        Assert.Null(await DownloadAsync(Cast.Tomas, file.Id));

        await SendAsync(Cast.Priya, "See this", file.Id);

        Assert.NotNull(await DownloadAsync(Cast.Tomas, file.Id));
        Assert.Null(await DownloadAsync(Cast.Amara, file.Id));
        Assert.Null(await DownloadAsync(Cast.Morgan, file.Id));
        Assert.Null(await DownloadAsync(Cast.Priya, AttachmentId.New()));
        Assert.Null(await DownloadAsync(Cast.Tomas, file.Id, small: true));
    }

    [Fact]
    public async Task Only_ones_own_unsent_files_of_this_conversation_go_with_a_message()
    {
        var mine = await UploadedAsync("mine.txt", "Mine"u8.ToArray());
        var theirs = (await UploadAsync(Cast.Tomas, "theirs.txt", "Theirs"u8.ToArray())).Value;
        var elsewhere = (await Conversations.WriteToAsync(Cast.Priya, Cast.Amara, new Outgoing(MessageId.New(), "Hi"), default)).Value.Conversation;

        Assert.IsType<AttachmentGone>((await SendAsync(Cast.Priya, "No", theirs.Id)).Problem);
        Assert.IsType<AttachmentGone>((await SendAsync(Cast.Priya, "No", mine.Id, mine.Id)).Problem);
        Assert.IsType<AttachmentGone>((await SendAsync(Cast.Priya, "No", AttachmentId.New())).Problem);
        Assert.IsType<AttachmentGone>((await Conversations.SendAsync(Cast.Priya, elsewhere, new Outgoing(MessageId.New(), "No", Attachments: [mine.Id]), default)).Problem);
        Assert.True((await SendAsync(Cast.Priya, "Yes", mine.Id)).Succeeded);
        Assert.IsType<AttachmentGone>((await SendAsync(Cast.Priya, "Again", mine.Id)).Problem);
    }

    [Fact]
    public async Task A_message_sent_again_is_the_same_and_of_two_that_take_one_file_at_once_one_gets_it()
    {
        var file = await UploadedAsync("a.txt", "A"u8.ToArray());
        var what = new Outgoing(MessageId.New(), "Here", Attachments: [file.Id]);

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
            Conversations.SendAsync(Cast.Priya, Conversation, n % 2 == 0 ? what : new Outgoing(MessageId.New(), "Mine", Attachments: [file.Id]), default))));

        var stored = sent.Where(s => s.Succeeded).Select(s => s.Value.Sequence).Distinct();
        Assert.Single(stored);
        Assert.All(sent.Where(s => !s.Succeeded), s => Assert.IsType<AttachmentGone>(s.Problem));
    }

    [Fact]
    public async Task A_stranger_and_a_former_partner_after_a_block_may_not_upload()
    {
        Assert.IsType<NotFound>((await UploadAsync(Cast.Amara, "a.txt", "A"u8.ToArray())).Problem);
        var before = await UploadedAsync("a.txt", "A"u8.ToArray());
        await SendAsync(Cast.Priya, "Before", before.Id);

        await World.Get<BlockCommands>().BlockAsync(Cast.Tomas, Cast.Priya, default);

        Assert.IsType<CannotWrite>((await UploadAsync(Cast.Priya, "b.txt", "B"u8.ToArray())).Problem);
        Assert.NotNull(await DownloadAsync(Cast.Priya, before.Id));
        Assert.NotNull(await DownloadAsync(Cast.Tomas, before.Id));
    }

    [Fact]
    public async Task More_than_ten_files_are_too_many_for_one_message_and_forty_unsent_for_one_member()
    {
        var files = new List<AttachmentId>();
        for (var n = 0; n < Attachment.MostUnsent; n++)
            files.Add((await UploadedAsync($"{n}.txt", "A"u8.ToArray())).Id);

        Assert.Equal(new TooManyAttachments(11), (await SendAsync(Cast.Priya, "All", [.. files.Take(11)])).Problem);
        Assert.IsType<TooManyUnsent>((await UploadAsync(Cast.Priya, "41.txt", "A"u8.ToArray())).Problem);
        Assert.True((await SendAsync(Cast.Priya, "Ten", [.. files.Take(10)])).Succeeded);
        Assert.True((await UploadAsync(Cast.Priya, "41.txt", "A"u8.ToArray())).Succeeded);
    }

    [Fact]
    public async Task A_small_picture_is_taken_once_from_the_uploader_and_shown_to_both()
    {
        var file = await UploadedAsync("plan.png", Files.Png(900, 600));
        var small = Files.Png(90, 60);
        Assert.IsType<NotFound>((await Commands.PictureAsync(Cast.Tomas, file.Id, small, default)).Problem);
        Assert.IsType<KindNotTaken>((await Commands.PictureAsync(Cast.Priya, file.Id, "<svg/>"u8.ToArray(), default)).Problem);
        Assert.IsType<FileTooLarge>((await Commands.PictureAsync(Cast.Priya, file.Id, new byte[Attachment.MostThumbnailBytes + 1], default)).Problem);
        Assert.Equal(Files.Png(900, 600), await DownloadAsync(Cast.Priya, file.Id, small: true));

        Assert.True((await Commands.PictureAsync(Cast.Priya, file.Id, small, default)).Succeeded);
        Assert.IsType<NotFound>((await Commands.PictureAsync(Cast.Priya, file.Id, Files.Png(9, 9), default)).Problem);
        await SendAsync(Cast.Priya, string.Empty, file.Id);

        Assert.Equal(small, await DownloadAsync(Cast.Tomas, file.Id, small: true));
        var letter = await UploadedAsync("letter.pdf", Files.Pdf());
        Assert.IsType<NotFound>((await Commands.PictureAsync(Cast.Priya, letter.Id, small, default)).Problem);
    }

    [Fact]
    public async Task What_the_scanner_finds_or_cannot_look_at_is_refused_and_not_kept()
    {
        Scan.Answer = () => Task.FromResult(false);
        Assert.IsType<FileInfected>((await UploadAsync(Cast.Priya, "a.txt", "A"u8.ToArray())).Problem);
        Scan.Answer = () => throw new InvalidOperationException("The scanner is away.");
        Assert.IsType<FileNotChecked>((await UploadAsync(Cast.Priya, "a.txt", "A"u8.ToArray())).Problem);

        Assert.Equal(0, await KeptAsync());
        Assert.False(await World.ReadAsync(db => db.Attachments.AnyAsync()));
    }
}

public sealed class SqliteSendingFilesTests() : SendingFiles(Provider.Sqlite, AttachmentStore.Database);

public sealed class SqliteFolderSendingFilesTests() : SendingFiles(Provider.Sqlite, AttachmentStore.Folder);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresSendingFilesTests() : SendingFiles(Provider.Postgres, AttachmentStore.Database);
