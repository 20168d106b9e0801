using Mentoring.Core.Members;
using Mentoring.Core.Notifications;
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
        Assert.StartsWith("Tomas Novák had asked you for more", sender.Paragraphs[0], StringComparison.Ordinal);
        Assert.StartsWith("You had asked Priya Shah for more", recipient.Paragraphs[0], StringComparison.Ordinal);
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

    [Theory]
    [InlineData(NoticeKind.MentorUnavailable)]
    [InlineData(NoticeKind.MentorAway)]
    public async Task That_a_mentor_is_not_there_is_not_told_once_they_are(NoticeKind kind)
    {
        var notice = await TellAsync(kind);
        Assert.IsType<Writing.Write>(await WriteAsync(notice));

        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Available, World.Now));

        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
    }

    [Fact]
    public async Task That_a_mentor_is_back_is_not_told_once_they_left_again()
    {
        var notice = await TellAsync(NoticeKind.MentorBack);
        await ChangeAsync(Cast.Tomas, m => m.SetAvailability(Availability.Unavailable, World.Now));

        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
    }

    [Fact]
    public async Task That_a_mentor_is_full_is_not_told_once_there_is_a_place()
    {
        var notice = await TellAsync(NoticeKind.MentorFull);
        await ChangeAsync(Cast.Tomas, m => m.Offer(m.Mentor!.Offer with { MenteeLimit = 2 }, World.Now));

        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
    }

    [Fact]
    public async Task A_yes_is_not_told_after_its_giver_has_left()
    {
        var notice = await TellAsync(NoticeKind.RequestAccepted);
        await ActAsync(notice.RelationshipId!.Value, r => r.Hold(Cast.Tomas, null, World.Now));
        Assert.IsType<Writing.Write>(await WriteAsync(notice));

        await ActAsync(notice.RelationshipId.Value, r => r.Withdraw(Cast.Tomas, string.Empty, World.Now));
        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
    }

    [Fact]
    public async Task A_colleague_who_cannot_be_asked_today_is_not_suggested()
    {
        var notice = await TellAsync(NoticeKind.RequestDeclined);
        await ChangeAsync(Cast.Amara, m => m.SetAvailability(Availability.Unavailable, World.Now));

        var letter = await LetterAsync(notice);

        Assert.DoesNotContain(letter.Items, i => i.Heading == "Amara Okafor");
        Assert.DoesNotContain("Tomas suggests:", letter.Paragraphs);
        Assert.Contains("/find?", letter.Action!.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_told_of_somebody_one_keeps_away_or_is_kept_away_by(bool mine)
    {
        var notice = await TellAsync(NoticeKind.RequestReceived);
        Assert.IsType<Writing.Write>(await WriteAsync(notice));
        var (me, other) = mine ? (Cast.Tomas, Cast.Priya) : (Cast.Priya, Cast.Tomas);
        await World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = me, BlockedId = other, At = World.Now }));

        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
    }

    private protected Task<Notice> ToldAsync(NoticeKind kind) => World.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(n => n.Kind == kind));
}

public sealed class SqliteTruthfulLettersTests() : TruthfulLetters(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresTruthfulLettersTests() : TruthfulLetters(Provider.Postgres);
