using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed partial class ArrowTests
{
    /// <summary>The namespace, not somebody's property of that name.</summary>
    private const string FeatureNamespace = @"(\bWeb\.|(?<![\w.?!)\]]))Features\.";

    private static readonly Assembly CoreAssembly = typeof(Member).Assembly;
    private static readonly Assembly WebAssembly = typeof(MentoringDb).Assembly;

    [Fact]
    public void Core_knows_only_the_base_library() =>
        Fence.Nowhere("Core is pure C#", CoreAssembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not "netstandard" and not "System"));

    [Fact]
    public void Core_asks_for_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "Mentoring.Core", "Mentoring.Core.csproj"));

        Fence.Nowhere("Core's project file has no references", project.Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .Select(e => e.ToString()));
    }

    [Fact]
    public void Nothing_refers_to_the_tests()
    {
        Assert.DoesNotContain(CoreAssembly.GetReferencedAssemblies(), a => a.Name == "Mentoring.Tests");
        Assert.DoesNotContain(WebAssembly.GetReferencedAssemblies(), a => a.Name == "Mentoring.Tests");
    }

    [Fact]
    public void No_page_names_the_database() =>
        Fence.Nowhere("Pages ask Commands or Queries", Fence.Places(Fence.Web(".razor"), @"\b(DbContext|MentoringDb|IDbContextFactory|EntityFrameworkCore)\b"));

    [Fact]
    public void No_feature_uses_another() =>
        Fence.Nowhere("A feature reaches another by address, or what they share moves down", Features().SelectMany(feature =>
            Fence.Places(
                Fence.Web(".cs", ".razor").Where(f => f.Path.StartsWith($"Mentoring.Web/Features/{feature}/", StringComparison.Ordinal)),
                $@"{FeatureNamespace}(?!{feature}\b)\w+")));

    [Fact]
    public void What_features_stand_on_does_not_know_them() =>
        Fence.Nowhere("Features use Data, Live, Security, Mail, Matching and Shared, not the other way round", Fence.Places(
            Fence.Web(".cs", ".razor").Where(f => f.Path.Split('/') is ["Mentoring.Web", "Data" or "Live" or "Security" or "Mail" or "Matching", ..] or ["Mentoring.Web", "Components", "Shared", ..]),
            FeatureNamespace));

    [Fact]
    public void Matching_stands_on_the_database_and_on_what_is_live() =>
        Fence.Nowhere("Matching uses Core, Data and Live", Fence.Places(
            Fence.Web(".cs").Where(f => f.Path.StartsWith("Mentoring.Web/Matching/", StringComparison.Ordinal)), @"\bMentoring\.Web\.(?!Data\b|Live\b|Matching\b)\w+"));

    [Fact]
    public void What_matching_stands_on_does_not_know_it() =>
        Fence.Nowhere("Data and Live do not use Matching", Fence.Places(
            Fence.Web(".cs", ".razor").Where(f => f.Path.Split('/') is ["Mentoring.Web", "Data" or "Live", ..]), @"\bMentoring\.Web\.Matching\b"));

    [Fact]
    public void Features_take_the_person_as_a_value() =>
        Fence.Nowhere("The person is passed in, taken from the authentication state", Fence.Places(
            Fence.Web(".cs", ".razor").Where(f => f.Path.StartsWith("Mentoring.Web/Features/", StringComparison.Ordinal)), @"\bIHttpContextAccessor\b"));

    [Fact]
    public void No_service_holds_the_database_longer_than_a_question()
    {
        var registered = Fence.Web(".cs")
            .SelectMany(f => Registration().Matches(f.Text).SelectMany(m => m.Groups["types"].Value.Split(',')))
            .Select(name => name.Trim())
            .ToHashSet();

        Assert.NotEmpty(registered);
        Fence.Nowhere("A scope lives as long as a circuit: ask IDbContextFactory<MentoringDb> for a context of your own", WebAssembly.GetTypes()
            .Where(t => registered.Contains(t.Name) && t.Namespace?.StartsWith("Mentoring.Web.Data", StringComparison.Ordinal) == false)
            .Where(t => t.GetConstructors().Any(c => c.GetParameters().Any(p => typeof(DbContext).IsAssignableFrom(p.ParameterType))))
            .Select(t => t.FullName!));
    }

    private static IEnumerable<string> Features() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "Mentoring.Web", "Features")).Select(d => Path.GetFileName(d)!);

    [GeneratedRegex(@"\.(Try)?Add(Keyed)?(Singleton|Scoped|Transient|HostedService)<(?<types>[^>(]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Registration();
}
