using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>What the framework's script reads from a page before it starts the circuit.</summary>
internal static partial class CircuitPage
{
    /// <summary>The components to make interactive, as one operation each, and the state they were drawn with.</summary>
    public static (string Components, string State) Read(string html)
    {
        var operations = Marker().Matches(html).Select(m => JsonNode.Parse(m.Groups["json"].Value)!).Where(m => m["descriptor"] is not null)
            .Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker }).ToArray<JsonNode>();
        if (operations.Length == 0)
            throw new InvalidOperationException("The page has nothing interactive on it.");
        return (new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray(operations) }.ToJsonString(), State().Match(html).Groups["state"].Value);
    }

    /// <summary>The object of the server's that a call to a script passes on; null when there is none.</summary>
    public static long? ObjectIn(string arguments) =>
        Passed().Match(arguments) is { Success: true } match ? long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Which function of a script a call is for; null when it is for none of a script's own.</summary>
    public static string? FunctionIn(string function, string arguments) => function == "mentoring.call" ? JsonNode.Parse(arguments)![1]!.GetValue<string>() : null;

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex State();

    [GeneratedRegex("\"__dotNetObject\":(?<id>\\d+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Passed();
}
