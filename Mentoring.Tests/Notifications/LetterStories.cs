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

/// <summary>The mail of every kind of news, as its reader gets it.</summary>
public abstract class LetterStories(Provider provider) : NoticeSuite(provider)
{
    private static readonly string[] Leftovers = ["{", "}", "null", "Mentoring.", "..", " .", "  ,", "01/01", "January 0001"];

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_has_a_letter_that_reads_well(NoticeKind kind)
    {
        var notice = await TellAsync(kind);
        var letter = await LetterAsync(notice);

        var reader = await World.MemberAsync(notice.MemberId);
        Assert.Equal((reader.Email, reader.Details.GivenName), (letter.To, letter.Name));
        Assert.NotEmpty(letter.Preheader);
        Assert.InRange(letter.Paragraphs.Count, 1, 4);
        Assert.All(letter.Paragraphs.Concat(letter.Ending), p => Assert.True(char.IsUpper(p[0]) && p[^1] is '.' or ':', p));
        Assert.StartsWith("http", letter.Action!.Address, StringComparison.Ordinal);
        var words = LetterText.Of(letter with { Action = null, MoreActions = [], Items = [], Unsubscribe = null, Manage = null }, "Programme");
        Assert.All(Leftovers, l => Assert.DoesNotContain(l, words, StringComparison.Ordinal));
        Assert.StartsWith($"Hello {letter.Name},", words, StringComparison.Ordinal);
        Assert.Equal(notice.RelationshipId?.Value.ToString(), letter.Thread);
        Assert.EndsWith("/account/notifications", letter.Manage, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_letter_tells_what_people_wrote_when_the_reader_does_not_want_it_there(NoticeKind kind)
    {
        var notice = await TellAsync(kind);
        Assert.True((await Preferences.ShowFirstLineAsync(notice.MemberId, false, default)).Succeeded);

        var letter = await LetterAsync(notice);

        Assert.Null(letter.Quote);
        Assert.DoesNotContain(Private, BothParts(letter), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_link_at_the_foot_stops_mails_of_that_kind_only(NoticeKind kind)
    {
        var notice = await TellAsync(kind);
        var token = (await LetterAsync(notice)).Unsubscribe!.Split('/')[^1];

        for (var time = 0; time < 2; time++)
            Assert.True((await Preferences.StopAsync(World.Get<UnsubscribeLinks>().Open(token).Value, default)).Succeeded);

        var chosen = await World.Get<PreferenceQueries>().OfAsync(notice.MemberId, default);
        Assert.All(Enum.GetValues<NoticeCategory>(), c => Assert.Equal(c == kind.Category() ? MailChoice.Off : MailChoice.AtOnce, chosen.Of(c)));
        Assert.IsType<Writing.Drop>(await WriteAsync(notice));
    }

    [Fact]
    public async Task A_request_shows_its_first_line_the_last_day_and_three_ways_to_answer()
    {
        var letter = await LetterAsync(await TellAsync(NoticeKind.RequestReceived));

        Assert.Equal("Priya asks you to be their mentor", letter.Subject);
        Assert.Equal(Private, letter.Quote);
        Assert.StartsWith("Answer by Thursday 10 December.", letter.Preheader, StringComparison.Ordinal);
        Assert.Equal(["Accept", "Decline", "Ask for more information"], letter.MoreActions.Select(a => a.Label));
        Assert.Equal(3, letter.MoreActions.Select(a => a.Address).Distinct().Count(a => a.Contains("/answer/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_day_is_the_readers_day()
    {
        await World.SaveAsync(async db =>
        {
            var tomas = await db.Members.SingleAsync(m => m.Id == Cast.Tomas);
            Assert.True(tomas.Change(tomas.Details with { TimeZone = "Pacific/Kiritimati" }, World.Now).Succeeded);
        });

        var first = await TellAsync(NoticeKind.RequestReceived);
        Assert.StartsWith("Answer by Thursday 10 December.", (await LetterAsync(first)).Preheader, StringComparison.Ordinal);
        await ActAsync(first.RelationshipId!.Value, r => r.Withdraw(Cast.Priya, string.Empty, World.Now));
        World.Time.Advance(TimeSpan.FromHours(3));
        Assert.StartsWith("Answer by Friday 11 December.", (await LetterAsync(await TellAsync(NoticeKind.RequestReceived))).Preheader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_tells_why_and_whom_the_mentor_suggests()
    {
        var letter = await LetterAsync(await TellAsync(NoticeKind.RequestDeclined));

        Assert.Contains("The reason given: no time now.", letter.Paragraphs);
        Assert.Equal("Amara Okafor", Assert.Single(letter.Items).Heading);
        Assert.Contains($"/members/{Cast.Amara.Value}/request?from=", letter.Items[0].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_nobody_answered_comes_with_whom_to_ask_instead()
    {
        var terms = await World.TaxonomyAsync();
        await World.SaveAsync(async db =>
        {
            var member = await db.Members.SingleAsync(m => m.Id == Cast.Amara);
            Assert.True(member.Offer(member.Mentor!.Offer with { Areas = TermSet.Of(terms.Find(TermKind.Area, "Leadership")!.Value) }, World.Now).Succeeded);
        });

        var letter = await LetterAsync(await TellAsync(NoticeKind.RequestExpired));

        Assert.Contains(letter.Items, i => i.Heading == "Amara Okafor" && i.Address.Contains("/request?from=", StringComparison.Ordinal));
        Assert.Contains("/find?", letter.Action!.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_longer_holds_is_not_sent()
    {
        var received = await TellAsync(NoticeKind.RequestReceived);
        await ActAsync(received.RelationshipId!.Value, r => r.AskForMore(Cast.Tomas, "Which exams?", World.Now));
        Assert.IsType<Writing.Drop>(await WriteAsync(received));

        await ActAsync(received.RelationshipId.Value, r => r.Edit(Cast.Priya, r.Brief with { Months = 3 }, World.Now));
        Assert.IsType<Writing.Write>(await WriteAsync(received));

        await ActAsync(received.RelationshipId.Value, r => r.Withdraw(Cast.Priya, string.Empty, World.Now.AddHours(1)));
        await ActAsync(received.RelationshipId.Value, r => r.Reopen(Cast.Priya, World.Now.AddHours(2)));
        Assert.IsType<Writing.Drop>(await WriteAsync(received));
    }

    [Fact]
    public async Task A_reminder_is_not_sent_after_the_answer()
    {
        var reminder = await TellAsync(NoticeKind.AnswerReminder);
        await ActAsync(reminder.RelationshipId!.Value, r => r.Accept(Cast.Tomas, World.Now));

        Assert.IsType<Writing.Drop>(await WriteAsync(reminder));
    }

    [Fact]
    public async Task Silence_that_was_broken_meanwhile_is_not_told()
    {
        var quiet = await TellAsync(NoticeKind.SilenceNudge);
        await World.SaveAsync(async db => db.Add((await db.Conversations.SingleAsync()).Say(MessageId.New(), Cast.Tomas, "Here I am", World.Now.AddMinutes(1)).Value));

        Assert.IsType<Writing.Drop>(await WriteAsync(quiet));
    }

    [Fact]
    public async Task Who_no_longer_takes_part_hears_only_what_that_ended()
    {
        var (ended, accepted) = (await TellAsync(NoticeKind.RelationshipEnded), await TellAsync(NoticeKind.RequestAccepted));
        foreach (var person in new[] { Cast.Priya, Cast.Tomas })
            await World.SaveAsync(async db => (await db.Members.SingleAsync(m => m.Id == person)).SetMembership(new Membership(MembershipStatus.Lapsed, true, null), null, World.Now));

        Assert.IsType<Writing.Drop>(await WriteAsync(accepted));
        Assert.IsType<Writing.Write>(await WriteAsync(ended));
    }
}

public sealed class SqliteLetterStories() : LetterStories(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresLetterStories() : LetterStories(Provider.Postgres);
