using Mentoring.Tests.Benchmarks;

// Tests are run by "dotnet test"; this is "dotnet run -c Release --project Mentoring.Tests -- bench NAME"
return args switch
{
    ["bench", "search", .. var sizes] => await SearchBench.RunAsync(sizes),
    ["bench", "life"] => await LifeBench.RunAsync(),
    ["bench", "pages"] => await PageBench.RunAsync(),
    _ => 2,
};
