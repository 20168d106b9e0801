using Mentoring.Tests.Support;
using Mentoring.Web.Data;

namespace Mentoring.Tests.Data;

public sealed class GroupCommitTests
{
    private readonly List<string> _groups = [];
    private readonly List<bool> _told = [];
    private readonly GroupCommit<int> _commit;

    public GroupCommitTests() => _commit = new(3, group =>
    {
        _groups.Add(string.Join(' ', group));
        return Task.FromResult<Action<bool>>(last => _told.Add(last));
    });

    [Fact]
    public void Whoever_comes_alone_is_saved_at_once()
    {
        _commit.Add(1);
        _commit.Add(2);

        Assert.Equal(["1", "2"], _groups);
        Assert.Equal([true, true], _told);
        Assert.True(_commit.Saved.IsCompleted);
    }

    [Fact]
    public async Task What_comes_meanwhile_is_saved_together_and_in_order()
    {
        var gate = new TaskCompletionSource();
        var commit = new GroupCommit<int>(3, group =>
        {
            _groups.Add(string.Join(' ', group));
            return Later(gate.Task);
        });
        foreach (var one in Enumerable.Range(1, 6))
            commit.Add(one);
        Assert.False(commit.Saved.IsCompleted);
        gate.SetResult();
        await commit.Saved.WaitAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(["1", "2 3 4", "5 6"], _groups);
        Assert.Equal([false, false, true], _told);
    }

    private async Task<Action<bool>> Later(Task gate)
    {
        await gate;
        return last => _told.Add(last);
    }
}
