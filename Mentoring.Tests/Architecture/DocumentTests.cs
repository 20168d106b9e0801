using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Architecture;

/// <summary>What is written down is there, and true as far as a machine can tell.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Settings =
    [
        "Database:Provider", "ConnectionStrings:Mentoring",
        "Mail:Host", "Mail:Port", "Mail:Tls", "Mail:User", "Mail:From", "Mail:PickupFolder",
        "Membership:AuthorizeEndpoint", "Membership:TokenEndpoint", "Membership:UserInfoEndpoint", "Membership:ClientId", "Membership:ClientSecret",
        "Programme:ReminderDays", "Programme:ExpiryDays", "Programme:OpenRequestLimit", "Demo:Enabled", "Turn",
    ];

    [Fact]
    public void Every_public_type_of_Core_says_what_it_means()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(Member).Assembly.Location, ".xml"))
            .Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value) || m.Element("inheritdoc") is not null)
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet();

        Fence.Nowhere("A summary of one to three lines: meaning, units, errors", typeof(Member).Assembly.GetExportedTypes()
            .Select(t => $"T:{t.FullName!.Replace('+', '.')}")
            .Where(name => !documented.Contains(name)));
    }

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere() =>
        Fence.Nowhere("Links between documents resolve", Documents().SelectMany(document => Link().Matches(document.Text)
            .Select(m => m.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#') && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Exists(document.Path, target.Split('#')[0]))
            .Select(target => $"{document.Path}: {target}")));

    [Fact]
    public void Every_setting_that_is_promised_is_listed() =>
        Fence.Nowhere("appsettings.json lists every setting", Settings.Where(s => !IsListed(s)));

    [Fact]
    public void Every_setting_that_is_read_is_listed() =>
        Fence.Nowhere("appsettings.json lists every setting", Fence.Web(".cs", ".razor")
            .SelectMany(f => ReadSetting().Matches(f.Text).Select(m => (f.Path, Name: m.Groups["name"].Value)))
            .Where(s => s.Name.Contains(':', StringComparison.Ordinal) && !IsListed(s.Name))
            .Select(s => $"{s.Path} reads {s.Name}"));

    private static IEnumerable<(string Path, string Text)> Documents() =>
        Repository.Files("docs", ".md").Append(("README.md", File.ReadAllText(Path.Combine(Repository.Root, "README.md"))));

    private static bool Exists(string document, string target)
    {
        var path = Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, target);
        return File.Exists(path) || Directory.Exists(path);
    }

    private static bool IsListed(string setting)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json")));
        var element = file.RootElement;
        return setting.Split(':').All(part => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(part, out element));
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""(?:[cC]onfiguration\[|GetValue(?:<[^>]+>)?\(|GetSection\()"(?<name>[^"]+)"(?:\]|\)|,)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadSetting();
}
