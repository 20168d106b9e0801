using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Core.Safety;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Mentoring.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Safety;

public abstract class Reporting(Provider provider) : ProviderSuite(provider)
{
    private static readonly ReportAnswer Spam = new(ReportReason.Spam, "  Sells a course.\r\n");

    private ReportCommands Commands => World.Get<ReportCommands>();

    [Fact]
    public async Task A_reported_message_is_copied_as_it_was_with_its_time()
    {
        var message = await WriteAsync(Cast.Tomas, Cast.Priya, "Buy my course");
        var sentAt = World.Now;
        World.Time.Advance(TimeSpan.FromMinutes(7));

        Assert.True((await Commands.ReportMessageAsync(Cast.Priya, message, Spam, default)).Succeeded);
        await World.SaveAsync(db => db.Messages.Where(m => m.Id == message).ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, "Something harmless")));

        var report = Assert.Single(await StoredAsync());
        Assert.Equal((Cast.Priya, Cast.Tomas, ReportReason.Spam, "Sells a course.", ReportStatus.Open), (report.ReporterId, report.ReportedId, report.Reason, report.Words, report.Status));
        Assert.Equal((message, "Buy my course", sentAt, World.Now), (report.MessageId, report.MessageText, report.MessageSentAt, report.CreatedAt));
    }

    [Fact]
    public async Task The_same_message_reported_again_is_one_report_even_at_once()
    {
        var message = await WriteAsync(Cast.Tomas, Cast.Priya, "Buy my course");

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Commands.ReportMessageAsync(Cast.Priya, message, Spam, default))));

        Assert.All(sent, s => Assert.True(s.Succeeded));
        Assert.Single(await StoredAsync());
    }

    [Fact]
    public async Task Only_messages_of_ones_own_conversations_can_be_reported_and_not_ones_own()
    {
        var message = await WriteAsync(Cast.Tomas, Cast.Priya, "Between us");

        Assert.IsType<NotFound>((await Commands.ReportMessageAsync(Cast.Amara, message, Spam, default)).Problem);
        Assert.IsType<NotFound>((await Commands.ReportMessageAsync(Cast.Morgan, message, Spam, default)).Problem);
        Assert.IsType<NotFound>((await Commands.ReportMessageAsync(Cast.Priya, MessageId.New(), Spam, default)).Problem);
        Assert.IsType<ReportingYourself>((await Commands.ReportMessageAsync(Cast.Tomas, message, Spam, default)).Problem);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_person_can_be_reported_without_any_message()
    {
        Assert.True((await Commands.ReportPersonAsync(Cast.Priya, Cast.George, new(ReportReason.FalseProfile, string.Empty), default)).Succeeded);
        Assert.IsType<NotFound>((await Commands.ReportPersonAsync(Cast.Priya, MemberId.New(), Spam, default)).Problem);
        Assert.IsType<ReportingYourself>((await Commands.ReportPersonAsync(Cast.Priya, Cast.Priya, Spam, default)).Problem);

        var report = Assert.Single(await StoredAsync());
        Assert.Equal((Cast.George, null, null), (report.ReportedId, report.MessageId, report.MessageText));
    }

    [Fact]
    public async Task Whoever_is_reported_is_told_nothing()
    {
        var message = await WriteAsync(Cast.Tomas, Cast.Priya, "Buy my course");

        await Commands.ReportMessageAsync(Cast.Priya, message, Spam, default);

        Assert.False(await World.ReadAsync(db => db.Notices.AnyAsync()));
        Assert.False(await World.ReadAsync(db => db.Outbox.AnyAsync()));
    }

    [Fact]
    public async Task The_eleventh_report_of_a_day_is_refused_and_the_next_day_is_open()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 13).Select(_ => Task.Run(() => Commands.ReportPersonAsync(Cast.Priya, Cast.George, Spam, default))));

        Assert.Equal(10, sent.Count(s => s.Succeeded));
        Assert.All(sent.Where(s => !s.Succeeded), s => Assert.IsType<TooManyReports>(s.Problem));
        Assert.True((await Commands.ReportPersonAsync(Cast.Amara, Cast.George, Spam, default)).Succeeded);
        World.Time.Advance(TimeSpan.FromHours(24));
        Assert.True((await Commands.ReportPersonAsync(Cast.Priya, Cast.George, Spam, default)).Succeeded);
    }

    [Fact]
    public async Task A_report_needs_a_reason_and_something_else_needs_words()
    {
        Assert.Equal(nameof(ReportAnswer.Reason), await FaultAsync(new(null, "Odd")));
        Assert.Equal(nameof(ReportAnswer.Reason), await FaultAsync(new((ReportReason)99, "Odd")));
        Assert.Equal(nameof(ReportAnswer.Words), await FaultAsync(new(ReportReason.SomethingElse, " \n ")));
        Assert.Equal(nameof(ReportAnswer.Words), await FaultAsync(new(ReportReason.Spam, new string('a', 2001))));
        Assert.Empty(await StoredAsync());
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddConversations(configuration).AddSafety();

    private async Task<string> FaultAsync(ReportAnswer answer) =>
        Assert.IsType<InvalidField>((await Commands.ReportPersonAsync(Cast.Priya, Cast.George, answer, default)).Problem).Field;

    private async Task<MessageId> WriteAsync(MemberId author, MemberId other, string text)
    {
        var id = MessageId.New();
        Assert.True((await World.Get<ConversationCommands>().WriteToAsync(author, other, new Outgoing(id, text), default)).Succeeded);
        return id;
    }

    private Task<List<Report>> StoredAsync() => World.ReadAsync(db => db.Reports.AsNoTracking().ToListAsync());
}

public sealed class SqliteReportingTests() : Reporting(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresReportingTests() : Reporting(Provider.Postgres);
