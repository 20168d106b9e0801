using System.Text;
using Mentoring.Tests.Support;
using Mentoring.Web.Mail;

namespace Mentoring.Tests.Mail;

/// <summary>Letters as their readers' programs read them.</summary>
public sealed class LetterTests
{
    private static readonly MailSettings Settings = new() { From = "programme@mentoring.example", FromName = "Körperschaft für Mentoring" };
    private static readonly Guid Id = Guid.Parse("01936b2e-0000-7000-8000-00000000abcd");

    private static readonly Letter Full = new(
        "zoe@example.org", "Zoë", "Priya asks you to be her mentor", ["Priya Nair asks you to be her mentor."],
        new LetterAction("Accept", "https://mentoring.example/answer?code=a&way=accept"), ["Answer by 12 December; afterwards the request lapses."])
    {
        Preheader = "She wants to lead a team & asks for six months",
        Quote = "I read your talk <b>on audits</b>.\nIt helped.",
        MoreActions = [new("Decline", "https://mentoring.example/answer?code=b"), new("Ask for more information", "https://mentoring.example/answer?code=c")],
        Items = [new("Tomas Berg", "Audit, leadership", "https://mentoring.example/members/1")],
        Unsubscribe = "https://mentoring.example/mails/stop?code=" + new string('x', 200),
        Manage = "https://mentoring.example/account/mails",
        Thread = "01936b2e00007000800000000000beef",
    };

    [Fact]
    public void Every_header_is_as_mail_programs_want_it()
    {
        var mail = Read(Full);

        Assert.Equal("Körperschaft für Mentoring <programme@mentoring.example>", mail.Header("From"));
        Assert.Equal("zoe@example.org", mail.Header("To"));
        Assert.Equal("<01936b2e000070008000" + "00000000abcd@mentoring.example>", mail.Header("Message-ID"));
        Assert.Equal("Mon, 23 Nov 2026 09:00:00 +0000", mail.Header("Date"));
        Assert.Equal("<thread-01936b2e00007000800000000000beef@mentoring.example>", mail.Header("In-Reply-To"));
        Assert.Equal(mail.Header("In-Reply-To"), mail.Header("References"));
        Assert.Equal($"<{Full.Unsubscribe}>", mail.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("en-GB", mail.Header("Content-Language"));
    }

    [Fact]
    public void A_letter_without_a_thread_or_a_choice_has_no_headers_for_them()
    {
        var mail = Read(new Letter("zoe@example.org", "", "Hello", ["One."], null, []));

        Assert.All(new[] { "In-Reply-To", "References", "List-Unsubscribe", "List-Unsubscribe-Post" }, name => Assert.Empty(mail.Header(name)));
    }

    [Fact]
    public void The_plain_text_reads_as_a_person_would_write_it() => Assert.Equal(
        $"""
        Hello Zoë,

        Priya Nair asks you to be her mentor.

        > I read your talk <b>on audits</b>.
        > It helped.

        Tomas Berg
        Audit, leadership
        https://mentoring.example/members/1

        Accept:
        https://mentoring.example/answer?code=a&way=accept

        Decline:
        https://mentoring.example/answer?code=b

        Ask for more information:
        https://mentoring.example/answer?code=c

        Answer by 12 December; afterwards the request lapses.

        -- 
        Körperschaft für Mentoring
        Choose which mails you get:
        https://mentoring.example/account/mails
        Stop mails of this kind:
        {Full.Unsubscribe}

        """, Read(Full).Find("text/plain")!.Content.TrimEnd('\n') + "\n");

    [Fact]
    public void The_HTML_says_the_same_and_encodes_what_people_wrote()
    {
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Read(Full).Find("text/html")!.Content);

        Assert.Equal("en-GB", html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("light dark", html.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        Assert.Equal(Full.Preheader, html.QuerySelector("#preheader")!.TextContent);
        Assert.Equal("I read your talk <b>on audits</b>.\nIt helped.", html.QuerySelector("blockquote")!.TextContent);
        Assert.All(html.QuerySelectorAll("table"), table => Assert.Equal("presentation", table.GetAttribute("role")));
        Assert.Equal(
            ["https://mentoring.example/members/1", Full.Action!.Address, .. Full.MoreActions.Select(a => a.Address), Full.Manage, Full.Unsubscribe],
            html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var words = html.Body!.TextContent;
        Assert.All(new[] { "Hello Zoë,", Full.Paragraphs[0], "Audit, leadership", Full.Ending[0], "Körperschaft für Mentoring" }, w => Assert.Contains(w, words, StringComparison.Ordinal));
    }

    [Fact]
    public void No_value_can_begin_a_header_of_its_own()
    {
        const string evil = "x\r\nBcc: everybody@example.org\r\n\r\nWords";
        var mail = Raw(Full with { Subject = evil, Name = evil, Thread = evil, Unsubscribe = evil, To = "zoe@example.org" });

        Assert.DoesNotContain(mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.All(mail.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        Assert.All(new[] { "a@b@c", "a\r\nb@c", "<a@b>", "a b@c", "ä@example.org", "@example.org", "a@", "a@exa mple.org" }, to => Assert.Null(MimeLetter.Address(to)));
        Assert.Equal("zoe@xn--bcher-kva.example", MimeLetter.Address("zoe@bücher.example"));
    }

    [Fact]
    public void The_same_letter_under_the_same_id_is_the_same_mail() => Assert.Equal(Raw(Full), Raw(Full));

    [Fact]
    public void The_outbox_keeps_a_letter_whole()
    {
        var kept = Letter.FromJson(Full.ToJson())!;

        Assert.Equal(Raw(Full), Raw(kept));
        Assert.All(new[] { "", "null", "{}", "[1]", "{\"To\":1}", "<xml/>" }, json => Assert.Null(Letter.FromJson(json)));
    }

    private static string Raw(Letter letter) => Encoding.ASCII.GetString(MimeLetter.Write(letter, Id, Settings, FakeTime.Start));

    private static MimePart Read(Letter letter) => MimePart.Parse(Raw(letter));
}
