using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Live;

/// <summary>What other processes commit to the SQLite file is noticed at once, and what this one commits is not taken for it with every message.</summary>
public sealed class ForeignCommitsTests() : ProviderSuite(Provider.Sqlite)
{
    [Fact]
    public void A_commit_of_others_is_noticed_at_once_and_possible_ones_beside_own_ones_now_and_then()
    {
        var time = World.Time;
        var foreign = new ForeignCommits(time);
        Assert.False(foreign.Any(1L, 0));
        Assert.False(foreign.Any(1L, 0));
        Assert.True(foreign.Any(2L, 0));

        Assert.False(foreign.Any(3L, 1));
        Assert.False(foreign.Any(3L, 1));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(foreign.Any(4L, 2));
        Assert.True(foreign.Any(5L, 2));
        Assert.False(foreign.Any(6L, 3));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(foreign.Any(6L, 3));
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(foreign.Any(6L, 3));
    }

    [Fact]
    public async Task Every_commit_of_this_process_counts_as_its_own()
    {
        var before = World.Get<OwnCommits>().Count;

        await World.SaveAsync(async db => await db.Members.Where(m => m.Id == Cast.Priya).ExecuteUpdateAsync(set => set.SetProperty(m => m.Version, m => m.Version + 1)));
        await World.ReadAsync(db => db.Members.CountAsync());

        Assert.Equal(before + 1, World.Get<OwnCommits>().Count);
    }
}
