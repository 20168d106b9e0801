using System.Text;
using Mentoring.Core.Attachments;
using Mentoring.Core.Common;

namespace Mentoring.Tests.Attachments;

public sealed class FileKindTests
{
    public static TheoryData<string, byte[], string, int?, int?> Taken => new()
    {
        { "plan.png", Files.Png(640, 480), "image/png", 640, 480 },
        { "me.JPG", Files.Jpeg(1200, 800), "image/jpeg", 1200, 800 },
        { "me.jpeg", Files.Jpeg(3, 70000 % 65536, profile: 60000), "image/jpeg", 3, 4464 },
        { "wink.gif", Files.Gif(320, 200), "image/gif", 320, 200 },
        { "a.webp", Files.Webp("VP8X", 5000, 4000), "image/webp", 5000, 4000 },
        { "b.webp", Files.Webp("VP8L", 700, 300), "image/webp", 700, 300 },
        { "c.webp", Files.Webp("VP8 ", 700, 300), "image/webp", 700, 300 },
        { "letter.pdf", Files.Pdf(), "application/pdf", null, null },
        { "letter.docx", Files.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", null, null },
        { "table.xlsx", Files.Zip([("[Content_Types].xml", ""), ("xl/workbook.xml", "")]), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null, null },
        { "talk.pptx", Files.Zip([("[Content_Types].xml", ""), ("ppt/presentation.xml", "")]), "application/vnd.openxmlformats-officedocument.presentationml.presentation", null, null },
        { "letter.odt", Files.Odt(), "application/vnd.oasis.opendocument.text", null, null },
        { "notes.txt", Encoding.UTF8.GetBytes("\ufeffGrüße, 你好 👩‍🚀\r\n\tEnd"), "text/plain", null, null },
        { "list.csv", "a;b\n1;2"u8.ToArray(), "text/csv", null, null },
        { "read.me.md", "# Hello"u8.ToArray(), "text/markdown", null, null },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_file_is_what_its_bytes_are(string name, byte[] content, string type, int? width, int? height)
    {
        var kind = Of(name, content).Value;

        Assert.Equal((type, width, height), (kind.Type, kind.Size?.Width, kind.Size?.Height));
    }

    public static TheoryData<string, byte[]> Lies => new()
    {
        { "page.png", "<html><script>alert(1)</script>"u8.ToArray() },
        { "page.pdf", [.. "<html>"u8, .. Files.Pdf()] },
        { "late.pdf", [.. " "u8, .. Files.Pdf()] },
        { "picture.jpg", Files.Png(4, 4) },
        { "broken.png", Files.Png(4, 4)[..15] },
        { "broken.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xDA] },
        { "cut.jpg", Files.Jpeg(9, 9)[..20] },
        { "broken.webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP9 "u8, .. new byte[20]] },
        { "plain.docx", Files.Zip([("readme.txt", "no document")]) },
        { "table.docx", Files.Zip([("[Content_Types].xml", ""), ("xl/workbook.xml", "")]) },
        { "program.odt", Files.Odt("application/java-archive") },
        { "front.docx", [.. "#!/bin/sh\n"u8, .. Files.Docx()] },
        { "torn.docx", Files.Docx()[..40] },
        { "words.pdf", "Just words"u8.ToArray() },
        { "program.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1] },
        { "latin.txt", [(byte)'G', (byte)'r', 0xFC, (byte)'n'] },
        { "cut.txt", "Caf\u00e9"u8.ToArray()[..^1] },
        { "utf16.csv", Encoding.Unicode.GetBytes("a;b") },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_name_that_says_something_else_is_refused(string name, byte[] content) =>
        Assert.IsType<NotWhatItsNameSays>(Of(name, content).Problem);

    [Theory]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")]
    [InlineData("page.html", "<html></html>")]
    [InlineData("page.htm", "<html></html>")]
    [InlineData("run.exe", "MZ")]
    [InlineData("script.js", "alert(1)")]
    [InlineData("noending", "words")]
    [InlineData("letter.docm", "PK")]
    [InlineData("archive.zip", "PK")]
    public void Kinds_that_are_not_listed_are_not_taken(string name, string words) => Assert.IsType<KindNotTaken>(Of(name, Encoding.UTF8.GetBytes(words)).Problem);

    [Fact]
    public void A_document_with_macros_is_refused() => Assert.IsType<HasMacros>(Of("letter.docx", Files.Docx("word/vbaProject.bin")).Problem);

    [Fact]
    public void A_picture_that_is_also_a_page_is_only_ever_a_picture() =>
        Assert.Equal("image/gif", Of("both.gif", [.. Files.Gif(9, 9), .. "<script>alert(1)</script>"u8]).Value.Type);

    [Fact]
    public void Empty_and_too_large_files_and_pictures_are_refused()
    {
        Assert.IsType<EmptyFile>(Of("a.txt", []).Problem);
        Assert.IsType<FileTooLarge>(Of("a.txt", new byte[Attachment.MostBytes + 1]).Problem);
        Assert.IsType<PictureTooLarge>(Of("a.gif", Files.Gif(65535, 65535)).Problem);
        Assert.IsType<PictureTooLarge>(Of("a.gif", Files.Gif(0, 5)).Problem);
    }

    [Fact]
    public void A_small_picture_is_one_that_a_browser_makes()
    {
        Assert.Equal("image/webp", FileKind.OfThumbnail(Files.Webp("VP8 ", 480, 320))!.Type);
        Assert.Null(FileKind.OfThumbnail(Files.Webp("VP8 ", 4800, 320)));
        Assert.Null(FileKind.OfThumbnail("<svg/>"u8.ToArray()));
        Assert.Null(FileKind.OfThumbnail(Files.Gif(4, 4)));
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\me\\plan.PDF", "plan.pdf")]
    [InlineData("invoice\u202Efdp.txt", "invoicefdp.txt")]
    [InlineData("  a\u0000b\tc .txt ", "ab c.txt")]
    [InlineData("who?<>|\"*:.md", "who.md")]
    [InlineData(".txt", "file.txt")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("Zeugnis für Zoë 🎓.pdf", "Zeugnis für Zoë 🎓.pdf")]
    public void A_name_keeps_nothing_that_misleads(string? given, string expected) => Assert.Equal(expected, FileName.Clean(given));

    [Fact]
    public void A_long_name_is_cut_before_its_ending()
    {
        var name = FileName.Clean(string.Concat(Enumerable.Repeat("🎓", 200)) + ".docx");

        Assert.True(name.Length <= FileName.Length);
        Assert.EndsWith("🎓.docx", name, StringComparison.Ordinal);
    }

    private static Result<FileKind> Of(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return FileKind.Of(stream, FileName.Clean(name));
    }
}
