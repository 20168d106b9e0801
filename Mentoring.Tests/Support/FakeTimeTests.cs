namespace Mentoring.Tests.Support;

public sealed class FakeTimeTests
{
    [Fact]
    public void A_periodic_timer_runs_once_for_every_period_passed_at_its_own_time()
    {
        var time = new FakeTime();
        var seen = new List<DateTime>();
        using var timer = time.CreateTimer(_ => seen.Add(time.Now), null, TimeSpan.FromHours(1), TimeSpan.FromHours(2));

        time.Advance(TimeSpan.FromHours(6));

        Assert.Equal([FakeTime.Start.AddHours(1), FakeTime.Start.AddHours(3), FakeTime.Start.AddHours(5)], seen);
        Assert.Equal(FakeTime.Start.AddHours(6), time.Now);
    }

    [Fact]
    public void A_disposed_timer_is_silent()
    {
        var time = new FakeTime();
        var calls = 0;
        time.CreateTimer(_ => calls++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).Dispose();

        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_periodic_timer_of_the_framework_ticks_by_it()
    {
        var time = new FakeTime();
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5), time);
        var tick = timer.WaitForNextTickAsync();
        Assert.False(tick.IsCompleted);

        time.Advance(TimeSpan.FromMinutes(5));

        Assert.True(await tick);
    }
}
