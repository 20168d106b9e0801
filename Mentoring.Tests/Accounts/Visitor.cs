using System.Net;
using System.Text.RegularExpressions;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Accounts;

/// <summary>Somebody who reads pages and sends their forms, without a script, as the account pages promise to work.</summary>
internal sealed partial class Visitor(RunningApp app) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = app.Address };

    /// <summary>Path and query of the page they are on.</summary>
    public string Where { get; private set; } = "/";

    public HttpStatusCode Status { get; private set; }

    public string Page { get; private set; } = string.Empty;

    public System.Net.Http.Headers.HttpResponseHeaders Headers { get; private set; } = null!;

    /// <summary>What is read on the page, one space between words.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Page, " ")), " ");

    public async Task OpenAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        await ReadAsync(answer);
    }

    /// <summary>Sends a form of the page they are on, to the page itself or elsewhere.</summary>
    public async Task SendAsync(string? form, Dictionary<string, string> fields, string? to = null)
    {
        var token = Token().Match(Page).Groups["token"].Value;
        IEnumerable<KeyValuePair<string, string>> all = [new("__RequestVerificationToken", token), .. fields];
        if (form is not null)
            all = all.Append(new("_handler", form));
        using var content = new FormUrlEncodedContent(all);
        using var answer = await _http.PostAsync(new Uri(to ?? Where, UriKind.Relative), content);
        await ReadAsync(answer);
    }

    public async Task SignInAsync(string email, string password = Cast.Password, string returnUrl = "/account/password")
    {
        await OpenAsync($"/account/login?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await SendAsync("sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
    }

    public void Dispose() => _http.Dispose();

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        (Where, Status, Headers) = (answer.RequestMessage!.RequestUri!.PathAndQuery, answer.StatusCode, answer.Headers);
        Page = await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
