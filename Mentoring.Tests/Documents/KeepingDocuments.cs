using System.Net;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Shared;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Documents;

/// <summary>What two wrote together is theirs to keep, whatever became of them.</summary>
public sealed class KeepingDocuments : IAsyncLifetime
{
    private readonly RelationshipId _pair = RelationshipId.New();
    private RunningApp _app = null!;
    private DocumentId _shared;
    private DocumentId _own;

    private DocumentCommands Commands => _app.Services.GetRequiredService<DocumentCommands>();

    public async Task InitializeAsync()
    {
        _app = await RunningApp.StartAsync(Provider.Sqlite);
        await SaveAsync(async db => await db.AddAsync(Situations.Together(Cast.Tomas, Cast.Priya, TimeProvider.System.GetUtcNow().UtcDateTime, _pair)));
        (_shared, _own) = (await WrittenAsync(shared: true, "Lead the closing meeting"), await WrittenAsync(shared: false, "Ask for more"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("completed")]
    [InlineData("blocked")]
    public async Task Once_it_is_over_both_still_save_it_and_nobody_else_ever_does(string how)
    {
        await EndAsync(how);

        foreach (var member in new[] { Cast.Priya, Cast.Tomas })
        {
            using var answer = await AskAsync(member, _shared);
            Assert.Equal((HttpStatusCode.OK, "text/markdown"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Contains("Lead the closing meeting", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var (member, document) in new[] { (Cast.Morgan, _shared), (Cast.Amara, _shared), (Cast.Tomas, _own) })
        {
            using var answer = await AskAsync(member, document);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var own = await AskAsync(Cast.Priya, _own);
        Assert.Contains("Ask for more", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(MemberId member, DocumentId document)
    {
        using var person = new HttpPerson(_app.Address);
        await person.SignInAsync(Cast.EmailOf(member));
        return await person.AskAsync(HttpMethod.Get, $"{DocumentAddress.Of(_pair, DocumentKind.GStar, document)}.md");
    }

    private async Task<DocumentId> WrittenAsync(bool shared, string words)
    {
        var id = (await Commands.BeginAsync(Cast.Priya, _pair, new(DocumentKind.GStar, shared), default)).Value;
        Assert.True((await Commands.ChangeAsync(Cast.Priya, id, new EditText(GStar.Goals, TextEdit.Replace(0, 0, 0, words)), default)).Succeeded);
        return id;
    }

    private Task EndAsync(string how) => SaveAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var pair = await db.Relationships.Include(r => r.Events).SingleAsync(r => r.Id == _pair);
        Result[] steps = how switch
        {
            "withdrawn" => [pair.Withdraw(Cast.Priya, string.Empty, now)],
            "completed" => [pair.ProposeCompletion(Cast.Priya, string.Empty, now), pair.Complete(Cast.Tomas, now)],
            _ => [],
        };
        Assert.All(steps, s => Assert.True(s.Succeeded, s.Problem?.Sentence));
        if (steps.Length == 0)
            db.Add(new Block { BlockerId = Cast.Priya, BlockedId = Cast.Tomas, At = now });
    });

    private async Task SaveAsync(Func<MentoringDb, Task> change)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        await change(db);
        await db.SaveChangesAsync();
    }
}
