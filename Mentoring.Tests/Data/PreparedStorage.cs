using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Data;

/// <summary>What is read past the change tracker is what the model would have read.</summary>
public abstract class PreparedStorage(Provider provider) : ProviderSuite(provider)
{
    private static readonly MemberId Somebody = Cast.Priya;

    protected override void Register(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<LiveTopics>().AddConversations(configuration);

    [Fact]
    public async Task Rows_are_read_as_the_model_reads_them()
    {
        var commands = World.Get<ConversationCommands>();
        var first = (await commands.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello 👋🏽"), default)).Value;
        var quoted = (await World.ReadAsync(db => db.Messages.SingleAsync())).Id;
        World.Time.Advance(TimeSpan.FromSeconds(1.234567));
        await commands.SendAsync(Cast.Tomas, first.Conversation, new Outgoing(MessageId.New(), "Well", quoted), default);
        await commands.EditAsync(Cast.Priya, first.Conversation, quoted, "Hello again", default);
        await commands.ReadAsync(Cast.Priya, first.Conversation, 2, default);

        await SameAsync(db => db.Conversations);
        await SameAsync(db => db.Messages);
        await SameAsync(db => db.ReadMarks);
    }

    [Fact]
    public async Task Commits_that_do_not_wait_for_the_disk_are_those_that_were_named_and_no_others()
    {
        var connection = await OpenAsync();
        Assert.True(await WaitsAsync(connection.Db));
        await connection.WaitForDiskAsync(false, default);
        Assert.False(await WaitsAsync(connection.Db));
        await connection.WaitForDiskAsync(true, default);
        Assert.True(await WaitsAsync(connection.Db));
        await connection.WaitForDiskAsync(false, default);
        await connection.DisposeAsync();

        for (var i = 0; i < 3; i++)
            Assert.True(await World.ReadAsync(WaitsAsync));
    }

    [Fact]
    public async Task A_statement_of_the_model_is_asked_with_other_values()
    {
        var marker = MemberId.New();
        var own = new ModelStatement(db => NamesOf(db, marker, 12345), marker.Value, 12345);
        await using var connection = await OpenAsync();

        foreach (var member in new[] { Cast.Priya, Cast.Tomas, Cast.Priya })
        {
            await using var reader = await connection.ReadAsync(own.For(connection.Db), [member.Value, 10], default);
            Assert.True(await reader.ReadAsync());
            Assert.Equal(member.Value, reader.GetGuid(0));
            Assert.False(await reader.ReadAsync());
        }
    }

    [Fact]
    public async Task A_statement_with_somebody_written_into_it_is_refused()
    {
        // EF Core takes a static field for a constant
        var everybodys = new ModelStatement(db => db.Members.Where(m => m.Id == Somebody).Select(m => m.Id), Somebody.Value);
        await using var connection = await OpenAsync();

        Assert.Throws<InvalidOperationException>(() => everybodys.For(connection.Db));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_list_of_ids_is_one_value(int people)
    {
        Guid[] asked = [.. new[] { Cast.Priya.Value, Cast.Tomas.Value }.Take(people)];
        await using var connection = await OpenAsync();
        var found = new List<Guid>();
        await using var reader = await connection.ReadAsync($"""SELECT "Id" FROM "Members" WHERE "Id" {connection.In("@p0", asked)}""", [asked], default);
        while (await reader.ReadAsync())
            found.Add(reader.GetGuid(0));

        Assert.Equal(asked.Order(), found.Order());
    }

    [Fact]
    public async Task A_row_is_written_where_it_changed_since_it_was_followed()
    {
        await World.Get<ConversationCommands>().WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default);
        var before = await World.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync());
        await using var connection = await OpenAsync();
        await using var rows = new RowWriter(connection.Db);
        var row = await connection.Db.Conversations.AsNoTracking().SingleAsync();
        await using var transaction = await connection.Db.Database.BeginTransactionAsync();

        rows.Follow(row);
        await connection.Db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.StarterId, Cast.Tomas));
        row.Say(MessageId.New(), Cast.Priya, "Are you there?", World.Now);
        rows.Update(row);
        await rows.SaveAsync(default);
        await transaction.CommitAsync();

        var after = await World.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync());
        Assert.Equal((2, Cast.Tomas, before.Version + 1), (after.LastSequence, after.StarterId, after.Version));
    }

    [Fact]
    public async Task What_is_not_committed_is_undone_with_what_the_context_saved_meanwhile()
    {
        await World.Get<ConversationCommands>().WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default);
        foreach (var commits in new[] { false, true, false })
        {
            var before = await LastSequenceAsync();
            await using var connection = await OpenAsync();
            await using (var transaction = await connection.BeginAsync(default))
            {
                (await connection.Db.Conversations.SingleAsync()).Say(MessageId.New(), Cast.Priya, "Are you there?", World.Now);
                await connection.Db.SaveChangesAsync();
                Assert.Equal(before, await LastSequenceAsync());
                if (commits)
                    await transaction.CommitAsync(default);
            }

            Assert.Equal(commits ? before + 1 : before, await LastSequenceAsync());
        }
    }

    [Fact]
    public async Task A_transaction_that_breaks_off_leaves_nothing_to_who_has_the_connection_next()
    {
        await World.Get<ConversationCommands>().WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default);
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () =>
            {
                await using var connection = await OpenAsync();
                await using var transaction = await connection.BeginAsync(default);
                await connection.Db.Conversations.ExecuteDeleteAsync();
                await connection.ExecuteAsync("INSERT INTO nowhere VALUES (1)", default);
            });

            Assert.Equal(1, await LastSequenceAsync());
            Assert.Equal(AutoTransactionBehavior.WhenNeeded, await World.ReadAsync(db => Task.FromResult(db.Database.AutoTransactionBehavior)));
        }
    }

    private Task<int> LastSequenceAsync() => World.ReadAsync(db => db.Conversations.AsNoTracking().Select(c => c.LastSequence).SingleAsync());

    private static IQueryable NamesOf(MentoringDb db, MemberId member, int most) => db.Members.Where(m => m.Id == member).Select(m => m.Id).Take(most);

    private Task<PreparedConnection> OpenAsync() => PreparedConnection.OpenAsync(World.Get<IDbContextFactory<MentoringDb>>(), default);

    private static async Task<bool> WaitsAsync(MentoringDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var ask = db.Database.GetDbConnection().CreateCommand();
        ask.CommandText = db.Database.IsSqlite() ? "PRAGMA synchronous" : "SHOW synchronous_commit";
        return await ask.ExecuteScalarAsync() is 2L or "on";
    }

    private async Task SameAsync<T>(Func<MentoringDb, IQueryable<T>> rows)
        where T : class
    {
        await using var connection = await OpenAsync();
        var table = RowReader<T>.Of(connection.Db);
        var read = new List<T>();
        await using (var reader = await connection.ReadAsync($"SELECT {table.Columns("t")} FROM {table.Table} t", [], default))
        {
            while (await reader.ReadAsync())
                read.Add(table.Read(reader));
        }

        Assert.NotEmpty(read);
        Assert.Equal(Sorted(await rows(connection.Db).AsNoTracking().ToListAsync()), Sorted(read));
    }

    private static IEnumerable<string> Sorted<T>(IEnumerable<T> rows) => rows.Select(r => JsonSerializer.Serialize(r)).Order(StringComparer.Ordinal);
}

public sealed class SqlitePreparedStorageTests() : PreparedStorage(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresPreparedStorageTests() : PreparedStorage(Provider.Postgres);
