namespace Mentoring.Web.Components.Account;

/// <summary>Drafts, messages on their way and files not sent, which pages keep in the browser of whoever writes them.</summary>
internal static class KeptInBrowser
{
    /// <summary>Has the browser forget them in all its tabs, also where the page carries no script (W3C Clear Site Data; browsers heed it over HTTPS and on the machine itself).</summary>
    public static void Forget(HttpResponse response) => response.Headers["Clear-Site-Data"] = "\"storage\"";
}
