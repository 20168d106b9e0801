using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Mentoring.Core.Attachments;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Attachments;

/// <summary>The requests themselves: what they need, and what answers say to the browser.</summary>
public sealed class AttachmentRequests : IAsyncLifetime
{
    private RunningApp _app = null!;
    private ConversationId _conversation;

    public async Task InitializeAsync()
    {
        _app = await RunningApp.StartAsync(Provider.Sqlite, settings: new Dictionary<string, string?> { ["RateLimits:UploadsPerMinute"] = "12" });
        _conversation = (await Conversations.WriteToAsync(Cast.Priya, Cast.Tomas, new Outgoing(MessageId.New(), "Hello"), default)).Value.Conversation;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private ConversationCommands Conversations => _app.Services.GetRequiredService<ConversationCommands>();

    [Fact]
    public async Task A_picture_is_shown_in_place_and_anything_else_is_saved_and_nothing_is_ever_run()
    {
        using var priya = await SignedInAsync(Cast.Priya);
        var (picture, letter) = (await UploadedAsync(priya, "plan.png", Files.Png(4, 4)), await UploadedAsync(priya, "Über \"uns\".pdf", Files.Pdf()));

        using var shown = await priya.AskAsync(HttpMethod.Get, $"/attachments/{picture}");
        using var saved = await priya.AskAsync(HttpMethod.Get, $"/attachments/{letter}");

        Assert.Equal(("image/png", "inline"), (shown.Content.Headers.ContentType!.MediaType, shown.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(("application/pdf", "attachment", "Über uns.pdf"), (saved.Content.Headers.ContentType!.MediaType, saved.Content.Headers.ContentDisposition!.DispositionType, saved.Content.Headers.ContentDisposition.FileNameStar));
        foreach (var answer in new[] { shown, saved })
        {
            Assert.Equal("sandbox; default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        }
    }

    [Fact]
    public async Task A_copy_the_browser_kept_is_asked_about_and_good_until_the_file_is_gone()
    {
        using var priya = await SignedInAsync(Cast.Priya);
        var file = await UploadedAsync(priya, "notes.txt", "Hello"u8.ToArray());
        using var first = await priya.AskAsync(HttpMethod.Get, $"/attachments/{file}");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/attachments/{file}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await priya.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Without_the_token_of_a_page_nothing_is_taken()
    {
        using var priya = await SignedInAsync(Cast.Priya);

        using var without = await priya.SendAsync(Request("a.txt", "A"u8.ToArray(), null));
        using var forged = await priya.SendAsync(Request("a.txt", "A"u8.ToArray(), "forged"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (without.StatusCode, forged.StatusCode));
    }

    [Fact]
    public async Task Whoever_is_signed_out_or_a_stranger_uploads_nothing()
    {
        using var nobody = new HttpPerson(_app.Address);
        using var amara = await SignedInAsync(Cast.Amara);

        using var signedOut = await nobody.SendAsync(Request("a.txt", "A"u8.ToArray(), await nobody.TokenAsync("/account/login")));
        using var stranger = await amara.SendAsync(Request("a.txt", "A"u8.ToArray(), await amara.TokenAsync("/messages")));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (signedOut.StatusCode, stranger.StatusCode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_more_than_ten_megabytes_is_cut_off_whether_or_not_it_says_so(bool says)
    {
        using var priya = await SignedInAsync(Cast.Priya);
        var request = Request("a.txt", new byte[Attachment.MostBytes + 5], await priya.TokenAsync("/messages"));
        if (!says)
            request.Headers.TransferEncodingChunked = true;

        using var answer = await priya.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(new FileTooLarge().Sentence, (await JsonAsync(answer)).GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_refusal_says_why_and_too_many_in_a_minute_have_to_wait()
    {
        using var priya = await SignedInAsync(Cast.Priya);
        var token = await priya.TokenAsync("/messages");
        using var refused = await priya.SendAsync(Request("drawing.svg", "<svg/>"u8.ToArray(), token));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, new KindNotTaken().Sentence), (refused.StatusCode, (await JsonAsync(refused)).GetProperty("problem").GetString()));

        var last = HttpStatusCode.OK;
        for (var n = 0; n < 12; n++)
        {
            using var answer = await priya.SendAsync(Request("a.txt", "A"u8.ToArray(), token));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private async Task<HttpPerson> SignedInAsync(MemberId member)
    {
        var person = new HttpPerson(_app.Address);
        await person.SignInAsync(Cast.EmailOf(member));
        return person;
    }

    private async Task<Guid> UploadedAsync(HttpPerson person, string name, byte[] content)
    {
        using var answer = await person.SendAsync(Request(name, content, await person.TokenAsync("/messages")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await JsonAsync(answer)).GetProperty("id").GetGuid();
    }

    private HttpRequestMessage Request(string name, byte[] content, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/messages/{_conversation.Value}/attachments?name={Uri.EscapeDataString(name)}")
        {
            Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
        };
        if (token is not null)
            request.Headers.Add("RequestVerificationToken", token);
        return request;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
