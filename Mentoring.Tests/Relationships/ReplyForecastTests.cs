using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

public sealed class ReplyForecastTests
{
    private static readonly DateTime Now = Situations.Start;
    private static readonly MemberId[] People = [.. Enumerable.Range(0, 8).Select(_ => MemberId.New())];

    /// <summary>Requests of up to eight people over the last year and a half, some of them lapsed.</summary>
    private static readonly Gen<AskedRequest[]> Requests =
        (from who in Gen.Choose(0, 7)
         from daysAgo in Gen.Choose(0, 540)
         from hours in Gen.Choose(-12, 24 * 25)
         from lapsed in Gen.Choose(0, 3)
         select new AskedRequest(People[who], Now.AddDays(-daysAgo), lapsed == 0 ? null : Now.AddDays(-daysAgo).AddHours(hours))).ArrayOf();

    [Theory]
    [InlineData(3, ReplyPace.WithinADay)]
    [InlineData(24, ReplyPace.WithinADay)]
    [InlineData(25, ReplyPace.WithinTwoDays)]
    [InlineData(49, ReplyPace.WithinAWeek)]
    [InlineData(7 * 24, ReplyPace.WithinAWeek)]
    [InlineData(8 * 24, ReplyPace.WithinTwoWeeks)]
    [InlineData(15 * 24, ReplyPace.NotAlways)]
    public void The_median_person_decides(int hours, ReplyPace pace) =>
        Assert.Equal(pace, ReplyForecast.Of([Reply(0, 1), Reply(1, 1), Reply(2, hours), Reply(3, 400), Lapsed(4)], Now));

    [Fact]
    public void Most_requests_lapsed_counts_as_slower_than_any_reply() =>
        Assert.Equal(ReplyPace.NotAlways, ReplyForecast.Of([Reply(0, 1), Reply(1, 1), Lapsed(2), Lapsed(3), Lapsed(4)], Now));

    [Fact]
    public void Somebody_who_asked_often_counts_once_by_the_latest() =>
        Assert.Equal(ReplyPace.WithinADay, ReplyForecast.Of(
            [Reply(0, 1), Reply(1, 1), Reply(2, 1), Reply(3, 300), .. Enumerable.Range(11, 20).Select(days => Lapsed(4, days)), Reply(4, 1)], Now));

    [Fact]
    public void What_was_asked_more_than_a_year_ago_is_forgotten()
    {
        AskedRequest[] four = [Reply(0, 1), Reply(1, 1), Reply(2, 1), Reply(3, 1)];

        Assert.Null(ReplyForecast.Of([.. four, Reply(4, 1, daysAgo: 366)], Now));
        Assert.NotNull(ReplyForecast.Of([.. four, Reply(4, 1, daysAgo: 360)], Now));
    }

    [Fact]
    public void Fewer_than_five_people_say_nothing_whatever_they_experienced() =>
        Prop.ForAll(Requests.ToArbitrary(), requests =>
            Askers(requests) >= ReplyForecast.LeastAskers || ReplyForecast.Of(requests, Now) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Five_people_or_more_always_say_something() =>
        Prop.ForAll(Requests.ToArbitrary(), requests =>
            Askers(requests) < ReplyForecast.LeastAskers || ReplyForecast.Of(requests, Now) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slower_reply_never_makes_the_forecast_faster() =>
        Prop.ForAll(Requests.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(0, 600).ToArbitrary(), (requests, which, hours) =>
        {
            if (requests.Length == 0 || ReplyForecast.Of(requests, Now) is not { } before)
                return true;
            var slower = requests.ToArray();
            ref var one = ref slower[which % slower.Length];
            one = one with { RepliedAt = hours == 0 ? null : one.RepliedAt?.AddHours(hours) };
            return ReplyForecast.Of(slower, Now) >= before;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_requests_does_not_matter() =>
        Prop.ForAll(Requests.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (requests, seed) =>
        {
            var shuffled = requests.ToArray();
            new System.Random(seed).Shuffle(shuffled);
            return ReplyForecast.Of(shuffled, Now) == ReplyForecast.Of(requests, Now);
        }).QuickCheckThrowOnFailure();

    private static int Askers(AskedRequest[] requests) => requests.Where(r => r.AskedAt > Now.AddMonths(-12)).Select(r => r.Asker).Distinct().Count();

    private static AskedRequest Reply(int who, int hours, int daysAgo = 10) => new(People[who], Now.AddDays(-daysAgo), Now.AddDays(-daysAgo).AddHours(hours));

    private static AskedRequest Lapsed(int who, int daysAgo = 30) => new(People[who], Now.AddDays(-daysAgo), null);
}
