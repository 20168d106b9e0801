using System.Reflection;
using Mentoring.Tests.Browser;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Architecture;

/// <summary>What is said once runs on both databases, and can be left out by its trait.</summary>
public sealed class SuiteTests
{
    private static readonly Type[] All = typeof(SuiteTests).Assembly.GetTypes();

    [Fact]
    public void Every_suite_runs_on_both_databases() =>
        Fence.Nowhere("A suite has a sealed heir Sqlite…Tests and another Postgres…Tests", Suites()
            .SelectMany(suite => new[] { $"Sqlite{suite.Name}Tests", $"Postgres{suite.Name}Tests" }.Select(heir => (suite, heir)))
            .Where(pair => !All.Any(t => t.IsSealed && t.BaseType == pair.suite && t.Name == pair.heir))
            .Select(pair => $"{pair.heir} : {pair.suite.Name}"));

    [Fact]
    public void Every_suite_can_be_chosen_by_its_traits() =>
        Fence.Nowhere("The heirs carry their traits themselves where they have any", Suites()
            .SelectMany(suite => All.Where(t => t.BaseType == suite))
            .Where(heir => !Wanted(heir).IsSubsetOf(Traits(heir)))
            .Select(heir => $"{heir.Name} lacks {string.Join(", ", Wanted(heir).Except(Traits(heir)))}"));

    private static IEnumerable<Type> Suites() =>
        All.Where(t => t.IsAbstract && (t.IsSubclassOf(typeof(ProviderSuite)) || t.IsSubclassOf(typeof(BrowserSuite))) && HasTests(t));

    /// <summary>A base that only helps its heirs is no suite.</summary>
    private static bool HasTests(Type type) => Array.Exists(type.GetMethods(), m => m.IsDefined(typeof(FactAttribute), inherit: true));

    private static HashSet<string> Wanted(Type heir)
    {
        var wanted = new HashSet<string>();
        if (heir.Name.StartsWith("Postgres", StringComparison.Ordinal))
            wanted.Add(Categories.Postgres);
        if (heir.IsSubclassOf(typeof(BrowserSuite)))
            wanted.Add(Categories.Browser);
        return wanted;
    }

    /// <summary>As the runner sees them: an heir's own traits hide the inherited ones.</summary>
    private static IEnumerable<string> Traits(Type heir)
    {
        for (var type = heir; type is not null; type = type.BaseType)
        {
            var own = type.GetCustomAttributesData().Where(a => a.AttributeType == typeof(TraitAttribute)).ToList();
            if (own.Count > 0)
                return own.Where(a => (string)a.ConstructorArguments[0].Value! == Categories.Name).Select(a => (string)a.ConstructorArguments[1].Value!);
        }

        return [];
    }
}
