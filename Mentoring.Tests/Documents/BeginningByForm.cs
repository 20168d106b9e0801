using System.Net;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Documents;

/// <summary>What the buttons of a first conversation and of a message send, by whoever sends it.</summary>
public sealed class BeginningByForm
{
    private static readonly RelationshipId Pair = RelationshipId.New();

    [Fact]
    public async Task Only_the_two_begin_a_sheet_and_only_out_of_what_they_wrote_to_each_other()
    {
        await using var app = await RunningApp.StartAsync(Provider.Sqlite);
        var (theirs, elsewhere) = (MessageId.New(), MessageId.New());
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        db.Add(Situations.Together(Cast.Tomas, Cast.Priya, now, Pair));
        foreach (var (id, to) in new[] { (theirs, Cast.Tomas), (elsewhere, Cast.George) })
        {
            var conversation = db.Add(Conversation.Open(ConversationId.New(), Cast.Priya, to, now)).Entity;
            db.Add(conversation.Say(id, Cast.Priya, "Ask who decides", now).Value);
        }

        await db.SaveChangesAsync();

        foreach (var member in new[] { Cast.George, Cast.Morgan })
        {
            foreach (var message in new MessageId?[] { null, theirs, elsewhere })
                Assert.Equal((HttpStatusCode.NotFound, null), await SendAsync(app, member, "goals", message));
        }

        Assert.Equal((HttpStatusCode.NotFound, null), await SendAsync(app, Cast.Priya, "goals", elsewhere));
        Assert.Equal((HttpStatusCode.NotFound, null), await SendAsync(app, Cast.Priya, "diary", null));
        Assert.Equal(0, await db.Documents.CountAsync());

        var (_, goal) = await SendAsync(app, Cast.Priya, "goals", theirs);
        Assert.StartsWith($"/relationships/{Pair.Value}/goals/", goal, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, goal), await SendAsync(app, Cast.Tomas, "goals", theirs));
    }

    private static async Task<(HttpStatusCode Status, string? To)> SendAsync(RunningApp app, MemberId member, string kind, MessageId? message)
    {
        using var person = new HttpPerson(app.Address);
        await person.SignInAsync(Cast.EmailOf(member));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = await person.TokenAsync("/relationships"), ["kind"] = kind };
        if (message is { } said)
            fields["message"] = said.Value.ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/relationships/{Pair.Value}/begin") { Content = new FormUrlEncodedContent(fields) };
        using var answer = await person.SendAsync(request);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }
}
