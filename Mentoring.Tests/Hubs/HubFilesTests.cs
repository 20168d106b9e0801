using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Attachments;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Hubs;

/// <summary>Other programs send and get files with the token that opens the hub.</summary>
public sealed class HubFilesTests : HubSuite
{
    [Fact]
    public async Task A_file_goes_with_a_message_and_reaches_the_other_program_to_the_byte()
    {
        var conversation = await OpenAsync();
        var (priya, tomas) = (await ConnectAsync(Cast.Priya), await ConnectAsync(Cast.Tomas));
        var plan = Files.Png(30, 20);
        var file = await UploadedAsync(await TokenAsync(Cast.Priya), conversation, "plan.png", plan);

        Assert.True(Ok(await priya.AskAsync("SendFiles", conversation.Value, Guid.CreateVersion7(), "The plan", null, new[] { file })));

        Assert.Equal(file, (await SeesAsync(tomas, "The plan")).GetProperty("files")[0].GetProperty("id").GetGuid());
        using var answer = await AskAsync(await TokenAsync(Cast.Tomas), HttpMethod.Get, $"/attachments/{file}");
        Assert.Equal(plan, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_token_that_is_wrong_or_revoked_opens_no_file_also_beside_a_sign_in()
    {
        var (conversation, token) = (await OpenAsync(), await TokenAsync(Cast.Priya));
        var file = await UploadedAsync(token, conversation, "notes.txt", "Mine"u8.ToArray());
        await Tokens.RevokeAsync(Cast.Priya, Assert.Single(await App.Services.GetRequiredService<AccessTokenQueries>().ListAsync(Cast.Priya, default)).Id, default);
        using var person = new HttpPerson(App.Address);
        await person.SignInAsync(Cast.EmailOf(Cast.Priya));

        foreach (var secret in new[] { token, TokenSecret.New() })
        {
            using var upload = await UploadAsync(secret, conversation, "notes.txt", "More"u8.ToArray(), person.Cookies);
            using var download = await AskAsync(secret, HttpMethod.Get, $"/attachments/{file}");
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (upload.StatusCode, download.StatusCode));
        }
    }

    [Fact]
    public async Task Files_of_others_are_neither_given_nor_sent()
    {
        var (conversation, amara) = (await OpenAsync(), await TokenAsync(Cast.Amara));
        var file = await UploadedAsync(await TokenAsync(Cast.Priya), conversation, "notes.txt", "Mine"u8.ToArray());

        foreach (var stranger in new[] { amara, await TokenAsync(Cast.Tomas) })
        {
            using var download = await AskAsync(stranger, HttpMethod.Get, $"/attachments/{file}");
            Assert.Equal(HttpStatusCode.NotFound, download.StatusCode);
        }

        using var upload = await UploadAsync(amara, conversation, "notes.txt", "Let me in"u8.ToArray());
        Assert.Equal(HttpStatusCode.NotFound, upload.StatusCode);
        var tomas = await ConnectAsync(Cast.Tomas);
        Assert.Equal(nameof(AttachmentGone), ProblemOf(await tomas.AskAsync("SendFiles", conversation.Value, Guid.CreateVersion7(), "Not mine", null, new[] { file })));
        Assert.Equal(nameof(TooManyAttachments), ProblemOf(await tomas.AskAsync("SendFiles", conversation.Value, Guid.CreateVersion7(), "Many", null, await ManyAsync(conversation))));
    }

    [Fact]
    public async Task A_token_in_the_address_opens_no_file()
    {
        var (conversation, token) = (await OpenAsync(), await TokenAsync(Cast.Priya));
        var file = await UploadedAsync(token, conversation, "notes.txt", "Mine"u8.ToArray());

        using var answer = await AskAsync(null, HttpMethod.Get, $"/attachments/{file}?access_token={token}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<Guid[]> ManyAsync(ConversationId conversation)
    {
        var (token, ids) = (await TokenAsync(Cast.Tomas), new List<Guid>());
        for (var n = 0; n <= Outgoing.MostAttachments; n++)
            ids.Add(await UploadedAsync(token, conversation, $"{n}.txt", "A"u8.ToArray()));
        return [.. ids];
    }

    private async Task<Guid> UploadedAsync(string token, ConversationId conversation, string name, byte[] content)
    {
        using var answer = await UploadAsync(token, conversation, name, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
    }

    private Task<HttpResponseMessage> UploadAsync(string token, ConversationId conversation, string name, byte[] content, string? cookies = null) =>
        AskAsync(token, HttpMethod.Post, $"/messages/{conversation.Value}/attachments?name={name}", content, cookies);

    private async Task<HttpResponseMessage> AskAsync(string? token, HttpMethod method, string address, byte[]? content = null, string? cookies = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = App.Address };
        using var request = new HttpRequestMessage(method, address) { Content = content is null ? null : new ByteArrayContent(content) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (cookies is not null)
            request.Headers.Add("Cookie", cookies);
        return await client.SendAsync(request);
    }
}
