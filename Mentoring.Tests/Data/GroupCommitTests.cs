using Mentoring.Web.Data;

namespace Mentoring.Tests.Data;

public sealed class GroupCommitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly List<string> _groups = [];
    private int _told;

    [Fact]
    public void Whoever_comes_alone_is_saved_and_told_of_at_once()
    {
        var commit = new GroupCommit<int>(3, group =>
        {
            _groups.Add(string.Join(' ', group));
            return Task.FromResult<Action>(() => _told++);
        });
        commit.Add(1);
        commit.Add(2);

        Assert.Equal(["1", "2"], _groups);
        Assert.Equal(2, _told);
        Assert.True(commit.Saved.IsCompleted);
    }

    [Fact]
    public async Task What_comes_meanwhile_is_saved_together_and_in_order()
    {
        var gate = new TaskCompletionSource();
        var commit = new GroupCommit<int>(3, async group =>
        {
            _groups.Add(string.Join(' ', group));
            await gate.Task;
            return () => { };
        });
        foreach (var one in Enumerable.Range(1, 6))
            commit.Add(one);
        Assert.False(commit.Saved.IsCompleted);
        gate.SetResult();
        await commit.Saved.WaitAsync(Patience);

        Assert.Equal(["1", "2 3 4", "5 6"], _groups);
    }

    [Fact]
    public async Task While_one_group_is_told_of_the_next_is_saved()
    {
        var gate = new TaskCompletionSource();
        using var second = new ManualResetEventSlim();
        var met = new TaskCompletionSource<bool>();
        var commit = new GroupCommit<int>(3, async group =>
        {
            await gate.Task;
            if (group is [2])
                second.Set();
            return () => _ = group is [1] && met.TrySetResult(second.Wait(Patience));
        });
        commit.Add(1);
        commit.Add(2);
        gate.SetResult();

        Assert.True(await met.Task.WaitAsync(Patience * 2));
    }
}
