using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Notifications;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Documents;

/// <summary>Who is told of it, and how often.</summary>
public abstract partial class BringingBack
{
    [Fact]
    public async Task The_other_person_is_told_and_led_to_its_history()
    {
        var id = await CutAsync();
        Assert.True((await Commands.RestoreAsync(Cast.Priya, id, 11, default)).Succeeded);
        Assert.IsType<AlreadyLikeThat>((await Commands.RestoreAsync(Cast.Priya, id, 11, default)).Problem);

        var told = Assert.Single(await NoticesAsync());
        var zone = Zones.Of((await World.MemberAsync(Cast.Tomas)).Details.TimeZone);
        Assert.Equal((Cast.Tomas, Cast.Priya, Pair), (told.MemberId, told.AboutId!.Value, told.RelationshipId!.Value));
        Assert.Equal($"G-STAR as it was on {TimeZoneInfo.ConvertTimeFromUtc(World.Now, zone):d MMMM yyyy 'at' HH:mm}", told.Detail);
        Assert.Equal($"/relationships/{Pair.Value}/gstar/{id.Value}/history", told.Place);
        Assert.Equal(Cast.Tomas, (await World.ReadAsync(db => db.Outbox.SingleAsync(m => m.NoticeId == told.Id.Value))).MemberId);

        Assert.True((await Commands.RestoreAsync(Cast.Tomas, id, 0, default)).Succeeded);
        Assert.Equal(2, (await NoticesAsync()).Count);
        Assert.Single(await NoticesAsync(), n => n.MemberId == Cast.Priya);
    }

    [Fact]
    public async Task Whoever_tries_one_version_after_the_other_tells_of_it_once_in_an_hour_for_each_document()
    {
        var (id, other) = (await CutAsync(), await CutAsync());
        World.Time.Advance(World.Now.Date.AddDays(1).AddMinutes(1) - World.Now);

        Assert.All(await Task.WhenAll(new[] { 3, 5, 7 }.Select(r => Commands.RestoreAsync(Cast.Priya, id, r, default))), r => Assert.True(r.Succeeded));
        World.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.True((await Commands.RestoreAsync(Cast.Priya, id, 11, default)).Succeeded);
        Assert.Single(await NoticesAsync());

        Assert.True((await Commands.RestoreAsync(Cast.Tomas, id, 2, default)).Succeeded);
        Assert.True((await Commands.RestoreAsync(Cast.Priya, other, 11, default)).Succeeded);
        Assert.Equal(3, (await NoticesAsync()).Count);
        World.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.True((await Commands.RestoreAsync(Cast.Priya, id, 9, default)).Succeeded);

        var told = await NoticesAsync();
        Assert.Equal((4, 3), (told.Count, told.Count(n => n.MemberId == Cast.Tomas)));
        var ids = told.Select(n => (Guid?)n.Id.Value).ToList();
        Assert.Equal(4, await World.ReadAsync(db => db.Outbox.CountAsync(m => ids.Contains(m.NoticeId))));
    }

    [Fact]
    public async Task Nobody_is_told_what_one_does_with_a_document_of_ones_own()
    {
        var id = await BeginAsync(DocumentKind.GStar, shared: false);
        await WriteAsync(Cast.Priya, id, 0, [.. Words("Lead")]);

        Assert.True((await Commands.RestoreAsync(Cast.Priya, id, 2, default)).Succeeded);

        Assert.Equal("Le", await TextAsync(id));
        Assert.Empty(await NoticesAsync());
        Assert.IsType<NotFound>((await Commands.RestoreAsync(Cast.Tomas, id, 1, default)).Problem);
    }

    private Task<List<Notice>> NoticesAsync() => World.ReadAsync(db => db.Notices.AsNoTracking().Where(n => n.Kind == NoticeKind.DocumentRestored).ToListAsync());
}
