using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Notifications;

/// <summary>Mails that would be easy to get wrong: they blame nobody falsely, tell no reasons, and bring nobody back whom the reader keeps away.</summary>
public abstract class TruthfulLetters(Provider provider) : NoticeSuite(provider)
{
    [Fact]
    public async Task A_request_that_lapsed_while_its_sender_was_asked_for_more_blames_nobody()
    {
        var id = await SendAsync();
        await ActAsync(id, r => r.AskForMore(Cast.Tomas, "Which exams?", World.Now));
        await ActAsync(id, r => r.Expire(World.Now));

        var (sender, recipient) = (await LetterAsync(await ToldAsync(NoticeKind.RequestExpired)), await LetterAsync(await ToldAsync(NoticeKind.RequestLapsed)));

        Assert.All([sender, recipient], l => Assert.DoesNotContain("answer", string.Join(' ', l.Paragraphs.Prepend(l.Subject)), StringComparison.Ordinal));
        Assert.StartsWith("Tomas Novak had asked you for more", sender.Paragraphs[0], StringComparison.Ordinal);
        Assert.StartsWith("You had asked Priya Sharma for more", recipient.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_nobody_answered_says_so_and_counts_no_days()
    {
        var id = await SendAsync();
        await ActAsync(id, r => r.Expire(World.Now));

        var (sender, recipient) = (await LetterAsync(await ToldAsync(NoticeKind.RequestExpired)), await LetterAsync(await ToldAsync(NoticeKind.RequestLapsed)));

        Assert.Contains("did not answer in time", sender.Paragraphs[0], StringComparison.Ordinal);
        Assert.Contains("was not answered in time", recipient.Paragraphs[0], StringComparison.Ordinal);
        Assert.All([sender, recipient], l => Assert.DoesNotContain("21", l.Paragraphs[0], StringComparison.Ordinal));
    }

    private protected Task<Notice> ToldAsync(NoticeKind kind) => World.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(n => n.Kind == kind));
}

public sealed class SqliteTruthfulLettersTests() : TruthfulLetters(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresTruthfulLettersTests() : TruthfulLetters(Provider.Postgres);
