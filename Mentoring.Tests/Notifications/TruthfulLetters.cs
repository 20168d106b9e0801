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

    [Fact]
    public async Task A_request_the_programme_closed_is_not_called_a_relationship_and_leads_on()
    {
        var terms = await World.TaxonomyAsync();
        await ChangeAsync(Cast.Amara, m => m.Offer(m.Mentor!.Offer with { Areas = TermSet.Of(terms.Find(TermKind.Area, "Leadership")!.Value) }, World.Now));
        var id = await SendAsync();
        await ActAsync(id, r => r.End("Their membership does not allow taking part.", World.Now));

        var told = await World.ReadAsync(db => db.Notices.AsNoTracking().Where(n => n.Kind == NoticeKind.RelationshipEnded).ToListAsync());
        var (mentee, mentor) = (await LetterAsync(told.Single(n => n.MemberId == Cast.Priya)), await LetterAsync(told.Single(n => n.MemberId == Cast.Tomas)));

        foreach (var letter in new[] { mentee, mentor })
        {
            var words = string.Join(' ', letter.Paragraphs.Prepend(letter.Subject));
            Assert.All(["relationship", "each other", "membership", "takes part"], w => Assert.DoesNotContain(w, words, StringComparison.Ordinal));
        }

        Assert.Contains(mentee.Items, i => i.Heading == "Amara Okafor" && i.Address.Contains("/request?from=", StringComparison.Ordinal));
        Assert.Contains("/find?", mentee.Action!.Address, StringComparison.Ordinal);
        Assert.Empty(mentor.Items);
        var row = Assert.Single(await World.Get<NoticeQueries>().LatestAsync(Cast.Tomas, default), r => r.Line.Contains("closed", StringComparison.Ordinal));
        Assert.Equal("The request between you and Priya was closed", row.Line);
    }

    [Fact]
    public async Task A_relationship_the_programme_closed_keeps_its_words_and_says_nothing_of_why()
    {
        var letter = await LetterAsync(await TellAsync(NoticeKind.RelationshipEnded));

        Assert.Contains("your relationship with", letter.Paragraphs[0], StringComparison.Ordinal);
        Assert.DoesNotContain("because", string.Join(' ', letter.Paragraphs), StringComparison.Ordinal);
        Assert.Empty(letter.Items);
    }

    private protected Task ChangeAsync(MemberId id, Func<Member, Result> change) =>
        World.SaveAsync(async db => Assert.True(change(await db.Members.SingleAsync(m => m.Id == id)).Succeeded));

    private protected Task<Notice> ToldAsync(NoticeKind kind) => World.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(n => n.Kind == kind));
}

public sealed class SqliteTruthfulLettersTests() : TruthfulLetters(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresTruthfulLettersTests() : TruthfulLetters(Provider.Postgres);
