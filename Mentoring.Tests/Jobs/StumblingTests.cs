using Mentoring.Tests.Support;
using Mentoring.Web.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Jobs;

/// <summary>Work that stumbles holds up no other, however it does so.</summary>
public sealed class StumblingTests() : ScheduleSuite(Provider.Sqlite)
{
    [Fact]
    public async Task What_waited_too_long_for_something_holds_up_no_other()
    {
        var work = new DueWork(
            [new Sweep(() => throw new TaskCanceledException("It took too long.")), new Sweep(() => 3)],
            World.Get<ScheduleSettings>(), World.Time, NullLogger<DueWork>.Instance);

        Assert.Equal(3, await work.RunAsync(default));
    }

    private sealed class Sweep(Func<int> does) : ISweep
    {
        public Task<int> RunAsync(DateTime now, CancellationToken cancel) => Task.FromResult(does());

        public Task<DateTime?> NextAsync(CancellationToken cancel) => Task.FromResult<DateTime?>(null);
    }
}
