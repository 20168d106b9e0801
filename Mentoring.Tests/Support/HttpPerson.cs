using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Mentoring.Tests.Support;

/// <summary>Somebody who asks over HTTP, with cookies of their own and no script; redirects are not followed.</summary>
public sealed class HttpPerson : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
    private readonly HttpClient _client;

    public HttpPerson(Uri address) => _client = new HttpClient(_handler) { BaseAddress = address };

    /// <summary>The cookies as a browser would send them.</summary>
    public string Cookies => _handler.CookieContainer.GetCookieHeader(_client.BaseAddress!);

    /// <summary>The same, one by one.</summary>
    public IEnumerable<Cookie> Jar => _handler.CookieContainer.GetCookies(_client.BaseAddress!);

    public Task<HttpResponseMessage> AskAsync(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        if (method != HttpMethod.Get)
            request.Content = new FormUrlEncodedContent([]);
        return _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>The token that a page of theirs gives its forms and scripts.</summary>
    public async Task<string> TokenAsync(string address) =>
        ((IHtmlInputElement)new HtmlParser().ParseDocument(await _client.GetStringAsync(address)).QuerySelector("input[name=__RequestVerificationToken]")!).Value;

    /// <summary>Signs in by filling in the form of the sign-in page, as it is.</summary>
    public async Task SignInAsync(string email, string password = Cast.Password)
    {
        var page = new HtmlParser().ParseDocument(await _client.GetStringAsync("/account/login"));
        var form = page.Forms.Single(f => f.QuerySelector("input[type=password]") is not null);
        var filled = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>()
            .Where(i => i.Type is not "checkbox" || i.IsChecked)
            .Select(i => KeyValuePair.Create(i.Name!, i.Type switch { "password" => password, "email" or "text" => email, _ => i.Value }));
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : "/account/login";
        using var answer = await _client.PostAsync(target, new FormUrlEncodedContent(filled));
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{email} could not sign in: {answer.StatusCode}");
    }

    public void Dispose() => _client.Dispose();
}
