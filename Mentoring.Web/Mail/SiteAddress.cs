using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Mentoring.Web.Mail;

/// <summary>
/// The address that links in mails start with: the setting Site:Address, otherwise what this server listens on, or would.
/// Never taken from a request, whose host a stranger can choose.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration, IServer server)
{
    public string Of(string path) => Root.TrimEnd('/') + path;

    private string Root => configuration["Site:Address"] is { Length: > 0 } set ? set : Listening;

    private string Listening
    {
        get
        {
            var first = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? configuration["Urls"]?.Split(';')[0] ?? "http://localhost";
            var address = BindingAddress.Parse(first);
            var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
            return $"{address.Scheme}://{host}:{address.Port}";
        }
    }
}
