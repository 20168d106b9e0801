using Mentoring.Tests.Benchmarks;
using Mentoring.Tests.Benchmarks.Documents;
using Mentoring.Tests.Benchmarks.Messaging;

// Tests are run by "dotnet test"; this is "dotnet run -c Release --project Mentoring.Tests -- bench NAME"
return args switch
{
    ["bench", "search", .. var sizes] => await SearchBench.RunAsync(sizes),
    ["bench", "life"] => await LifeBench.RunAsync(),
    ["bench", "pages"] => await PageBench.RunAsync(),
    ["bench", "presence"] => PresenceBench.Run(),
    ["bench", "messages", .. var parts] => await MessagingBench.RunAsync(parts),
    ["bench", "documents", .. var parts] => await DocumentBench.RunAsync(parts),
    ["bench", "relay", var port] => await Relay.ServeAsync(port),
    _ => 2,
};
