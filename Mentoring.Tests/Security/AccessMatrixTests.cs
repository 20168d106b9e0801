using System.Net;
using Mentoring.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Security;

/// <summary>Every address of the application, asked by everybody, answers as <see cref="AccessTable"/> says.</summary>
public sealed class AccessMatrixTests : IAsyncLifetime
{
    /// <summary>Where a development build looks for static files that were added while it runs.</summary>
    private const string DevelopmentFiles = "/{**path:file}";

    /// <summary>Open, because it is where the closed ones lead; who is signed out is sent on from there.</summary>
    private const string SendsAwayItself = "/account/denied";

    private readonly Subjects _subjects = new();
    private RunningApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = await RunningApp.StartAsync(Provider.Sqlite);
        await _subjects.SaveAsync(_app.Services);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void Every_address_has_a_row_and_every_row_an_address()
    {
        var endpoints = Endpoints().SelectMany(Names).ToHashSet();
        var rows = AccessTable.Rows.Select(r => r.Endpoint).ToHashSet();

        var wrong = endpoints.Except(rows).Select(e => $"{e} has no row in AccessTable")
            .Concat(rows.Except(endpoints).Select(r => $"{r} is no address of the application"))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Only_what_the_table_gives_to_everyone_is_open()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is null).SelectMany(Names).Distinct();
        var closed = AccessTable.Rows.Where(r => r.SignedOut == Answer.SignIn && r.Endpoint != SendsAwayItself).Select(r => r.Endpoint);

        Assert.Empty(open.Intersect(closed));
    }

    [Fact]
    public Task Signed_out() => AssertAnswersAsync(null, row => row.SignedOut);

    [Fact]
    public Task One_of_the_pair() => AssertAnswersAsync(Cast.EmailOf(Cast.Priya), row => row.Participant);

    [Fact]
    public Task A_member_like_any_other() => AssertAnswersAsync(Cast.EmailOf(Cast.George), row => row.Stranger);

    [Fact]
    public Task A_former_partner() => AssertAnswersAsync(Cast.EmailOf(Cast.Amara), row => row.FormerPartner);

    [Fact]
    public Task A_programme_manager() => AssertAnswersAsync(Cast.EmailOf(Cast.Morgan), row => row.Manager);

    private async Task AssertAnswersAsync(string? email, Func<AccessRow, Answer> expected)
    {
        using var person = new HttpPerson(_app.Address);
        if (email is not null)
            await person.SignInAsync(email);
        var wrong = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            var (answer, body) = await AnswerAsync(person, row);
            if (answer != expected(row))
                wrong.Add($"{row.Endpoint}: expected {expected(row)}, got {answer}");
            if (email != Cast.EmailOf(Cast.Priya) && WebUtility.HtmlDecode(body).Contains(Subjects.Secret, StringComparison.Ordinal))
                wrong.Add($"{row.Endpoint}: tells the pair's words");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<(Answer Answer, string Body)> AnswerAsync(HttpPerson person, AccessRow row)
    {
        var method = row.Endpoint.Split(' ') is [var verb, _] ? new HttpMethod(verb) : HttpMethod.Get;
        using var response = await person.AskAsync(method, _subjects.Fill(row.Address));
        var body = await response.Content.ReadAsStringAsync();
        var answer = (int)response.StatusCode switch
        {
            301 or 302 or 303 or 307 or 308 => Sent(response.Headers.Location!.OriginalString),
            404 => Answer.Hidden,
            403 => Answer.NotAllowed,
            400 or 401 or 405 or 415 => Answer.Refused,
            200 when body.Contains("not yours to see", StringComparison.Ordinal) => Answer.Hidden,
            200 when body.Contains("is not available to you", StringComparison.Ordinal) => Answer.NotAllowed,
            200 or 204 => Answer.Given,
            var code => throw new InvalidOperationException($"{row.Endpoint} answered {code}."),
        };
        return (answer, body);
    }

    private static Answer Sent(string location) =>
        location.Contains("/account/login", StringComparison.Ordinal) ? Answer.SignIn
        : location.Contains("/account/denied", StringComparison.Ordinal) ? Answer.NotAllowed
        : Answer.Elsewhere;

    /// <summary>All but the framework's own and the static files.</summary>
    private IEnumerable<RouteEndpoint> Endpoints() =>
        _app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !Pattern(e).StartsWith("/_", StringComparison.Ordinal) && Pattern(e) != DevelopmentFiles)
            .DistinctBy(e => (Pattern(e), e.DisplayName));

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        return isPage || methods.Count == 0 || methods is ["GET"] ? [Pattern(endpoint)] : methods.Where(m => m != "HEAD").Select(m => m == "GET" ? Pattern(endpoint) : $"{m} {Pattern(endpoint)}");
    }

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
