using Mentoring.Core.Common;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Matching;

namespace Mentoring.Tests.Relationships;

public abstract class ReplyPaceReading(Provider provider) : RelationshipSuite(provider)
{
    private int _people;

    [Fact]
    public async Task The_fifth_person_makes_the_forecast()
    {
        for (var i = 0; i < 4; i++)
            await AnsweredAsync(Cast.Amara, hours: 30);
        Assert.Empty(await PacesAsync());

        await AnsweredAsync(Cast.Amara, hours: 30);

        Assert.Equal(ReplyPace.WithinTwoDays, Assert.Single(await PacesAsync()).Value);
        Assert.Equal(Cast.Amara, (await PacesAsync()).Single().Key);
    }

    [Fact]
    public async Task Requests_that_are_open_or_taken_back_do_not_count_and_offers_neither()
    {
        for (var i = 0; i < 4; i++)
            await AnsweredAsync(Cast.Amara, hours: 1);
        await SentAsync(await MenteeAsync("open"), Cast.Amara);
        var withdrawn = await MenteeAsync("withdrawn");
        await Commands.WithdrawAsync(withdrawn, await SentAsync(withdrawn, Cast.Amara), string.Empty, default);
        var offered = await MenteeAsync("offered");
        var offer = await Commands.OfferAsync(Cast.Amara, offered, Brief, default);
        await Commands.AcceptAsync(offered, offer.Value, default);

        Assert.Empty(await PacesAsync());
    }

    [Fact]
    public async Task A_question_is_a_reply_and_a_lapse_is_none()
    {
        for (var i = 0; i < 2; i++)
        {
            var mentee = await MenteeAsync($"asked{i}");
            await Commands.AskForMoreAsync(Cast.Amara, await SentAsync(mentee, Cast.Amara), "Which exams?", default);
        }

        for (var i = 0; i < 3; i++)
        {
            var mentee = await MenteeAsync($"lapsed{i}");
            var id = await SentAsync(mentee, Cast.Amara);
            await World.SaveAsync(async db => Assert.True((await db.Relationships.FindAsync(id))!.Expire(World.Now.AddDays(21)).Succeeded));
        }

        Assert.Equal(ReplyPace.NotAlways, Assert.Single(await PacesAsync()).Value);
    }

    private async Task AnsweredAsync(MemberId mentor, int hours)
    {
        var mentee = await MenteeAsync($"mentee{_people++}");
        var id = await SentAsync(mentee, mentor);
        World.Time.Advance(TimeSpan.FromHours(hours));
        Assert.True((await Commands.DeclineAsync(mentor, id, NoTime, false, default)).Succeeded);
    }

    private Task<IReadOnlyDictionary<MemberId, ReplyPace>> PacesAsync() =>
        World.ReadAsync(db => ReplyPaces.OfAsync(db, [Cast.Amara, Cast.Tomas], World.Now, default));
}

public sealed class SqliteReplyPaceReadingTests() : ReplyPaceReading(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresReplyPaceReadingTests() : ReplyPaceReading(Provider.Postgres);
