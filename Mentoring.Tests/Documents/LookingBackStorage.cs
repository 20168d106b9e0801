using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>A log too long for one screen.</summary>
public abstract class LookingBackStorage(Provider provider) : DocumentSuite(provider)
{
    private const int Hours = 260;
    private const int AnHour = 30;

    [Fact]
    public async Task The_newest_sittings_come_first_and_earlier_ones_when_asked()
    {
        var id = await WrittenAsync();
        var log = new LookingBack(Queries, Cast.Tomas, id);
        await log.FollowAsync(Hours * AnHour, default);
        Assert.Equal((100, Hours * AnHour, true), (log.Shown.Count, log.Latest, log.HasEarlier));
        Assert.All(log.Shown, s => Assert.Equal((AnHour, false), (s.Last - s.First + 1, log.IsCut(s))));

        await log.EarlierAsync(default);
        Assert.Equal((200, true), (log.Shown.Count, log.HasEarlier));
        await log.EarlierAsync(default);
        Assert.Equal((Hours, false), (log.Shown.Count, log.HasEarlier));
        Assert.Equal(1, log.Shown[^1].First);
        Assert.All(log.Shown, s => Assert.Equal(AnHour, s.Last - s.First + 1));
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_read_once_and_who_wrote_what_is_the_same_on_every_way_there()
    {
        var id = await WrittenAsync();
        var log = new LookingBack(Queries, Cast.Tomas, id);
        await log.FollowAsync(Hours * AnHour, default);
        Assert.True((await WriteAsync(Cast.Tomas, id, Hours * AnHour, TextEdit.Replace(AnHour * 2, 0, 0, "Now: "))).Succeeded);
        await Task.WhenAll(log.FollowAsync(0, default), log.FollowAsync(0, default));
        Assert.Equal((Hours * AnHour) + 1, log.Latest);
        Assert.Equal(5, log.Shown[0].Written);

        foreach (var revision in new[] { log.Latest, 17, 5000, 4096, log.Latest })
        {
            var (content, fresh) = ((await Queries.ContentAsync(Cast.Tomas, id, revision, default)).Value.State, new LookingBack(Queries, Cast.Tomas, id));
            Assert.Equal((await fresh.AuthorsAsync(revision, default))!.Runs(content, GStar.Goals), (await log.AuthorsAsync(revision, default))!.Runs(content, GStar.Goals));
        }

        Assert.Null(await new LookingBack(Queries, Cast.Morgan, id).AuthorsAsync(5, default));
    }

    /// <summary>Priya writes for some seconds every hour; a text is written and cut again, in turn.</summary>
    private async Task<DocumentId> WrittenAsync()
    {
        var begun = World.Now.AddDays(-30);
        var (document, state) = (SharedDocument.Begin(DocumentId.New(), Pair, DocumentKind.GStar, Cast.Priya, shared: true, null, begun), new DocumentState(DocumentKind.GStar));
        await World.SaveAsync(db =>
        {
            db.Add(document);
            for (var i = 0; i < Hours * AnHour; i++)
            {
                var (length, writes) = (state.Text(GStar.Goals).Length, i / AnHour % 2 == 0 || i / AnHour == Hours - 1);
                var operation = new EditText(GStar.Goals, writes ? TextEdit.Replace(length, length, 0, "x") : TextEdit.Replace(length, length - 1, 1, string.Empty));
                Assert.True(state.Apply(operation).Succeeded);
                document.Take(state, Cast.Priya, begun.AddHours(i / AnHour).AddSeconds(i % AnHour));
                db.Add(DocumentChange.Of(document, ChangeId.New(), operation));
                if (document.Revision % DocumentSnapshot.Every == 0)
                    db.Add(DocumentSnapshot.Of(document, state));
            }

            return Task.CompletedTask;
        });
        return document.Id;
    }
}

public sealed class SqliteLookingBackStorageTests() : LookingBackStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresLookingBackStorageTests() : LookingBackStorage(Provider.Postgres);
