using Mentoring.Tests.Support;
using Mentoring.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Mentoring.Tests.Mail;

public sealed class PickupFolderTests : IDisposable
{
    private readonly MailSettings _settings = new() { FromName = "Mentoring – Körperschaft", PickupFolder = Directory.CreateTempSubdirectory("mentoring-mail-").FullName };

    private readonly FakeTime _time = new();

    [Theory]
    [InlineData("Confirm your address", "Plain words.")]
    [InlineData("Żółw & Ωmega: a subject that is long enough to be folded over several lines of the header", "Zażółć gęślą jaźń — “quoted”, 💬 and = signs at the end=")]
    [InlineData("Subject\r\nBcc: everybody@example.org", "A line.\r\nBcc: everybody@example.org\r\n.\r\nAnother.")]
    public async Task A_letter_is_read_back_as_it_was_written(string subject, string paragraph)
    {
        var link = "https://mentoring.example/account/confirm?code=" + new string('x', 300) + "%2F==";
        var letter = new Letter("zoe@example.org", "Zoë", subject, [paragraph], new LetterAction("Confirm", link), ["Bye."]);

        Assert.IsType<MailOutcome.Sent>(await SendAsync(letter));

        var mail = Assert.Single(await ReadAsync());
        Assert.Equal("zoe@example.org", mail.To);
        Assert.Equal(subject.ReplaceLineEndings(" "), mail.Subject);
        Assert.Contains("Hello Zoë,", mail.Body, StringComparison.Ordinal);
        Assert.Contains(paragraph.ReplaceLineEndings("\n"), mail.Body, StringComparison.Ordinal);
        Assert.Equal(link, Assert.Single(Links.Split(mail.Body), p => p.IsLink).Text);
        Assert.Contains(link.Replace("&", "&amp;", StringComparison.Ordinal), mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wrote_is_never_HTML()
    {
        await SendAsync(new Letter("zoe@example.org", "<b>Zoë</b>", "Hello", ["<script>alert(1)</script>"], null, []));

        var html = Assert.Single(await ReadAsync()).Html;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_letter_is_plain_in_the_file()
    {
        _settings.FromName = "Mentoring";
        await SendAsync(new Letter("zoe@example.org", string.Empty, "Hello", ["One."], new LetterAction("Go", "http://localhost/x?code=a_b-c%2Bd"), []));

        var raw = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_settings.PickupFolder)));
        Assert.Contains("\r\nhttp://localhost/x?code=a_b-c%2Bd\r\n", raw, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_come_first_and_an_empty_folder_has_none()
    {
        Assert.Empty(await ReadAsync());
        foreach (var subject in new[] { "First", "Second" })
        {
            await SendAsync(new Letter("zoe@example.org", string.Empty, subject, [], null, []));
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["Second", "First"], (await ReadAsync()).Select(m => m.Subject));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        var file = Path.Combine(_settings.PickupFolder, "file");
        await File.WriteAllTextAsync(file, "in the way");
        _settings.PickupFolder = file;

        Assert.Equal(MailTrouble.Away, Assert.IsType<MailOutcome.Later>(await SendAsync(new Letter("zoe@example.org", string.Empty, "Hello", [], null, []))).Trouble);
        _settings.PickupFolder = Path.GetDirectoryName(file)!;
    }

    public void Dispose() => Directory.Delete(_settings.PickupFolder, recursive: true);

    private Task<MailOutcome> SendAsync(Letter letter) =>
        new MailSender(Options.Create(_settings), _time, NullLogger<MailSender>.Instance).TrySendAsync(letter, Guid.CreateVersion7(), default);

    private Task<IReadOnlyList<PickedUp>> ReadAsync() => new PickupFolder(Options.Create(_settings)).NewestAsync(10, default);
}
