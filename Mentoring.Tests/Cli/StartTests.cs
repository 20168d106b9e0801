using Mentoring.Web.Cli;

namespace Mentoring.Tests.Cli;

public sealed class StartTests
{
    [Fact]
    public void From_the_sources_it_is_development()
    {
        var start = Start.Of([Start.FromSource, "import", "members.csv"], _ => null);

        Assert.Equal("Development", start.Environment);
        Assert.Equal(["import", "members.csv"], start.Arguments);
    }

    [Fact]
    public void What_the_environment_says_holds() =>
        Assert.Null(Start.Of([Start.FromSource], name => name == "ASPNETCORE_ENVIRONMENT" ? "Production" : null).Environment);

    [Fact]
    public void A_published_program_is_never_development_by_itself()
    {
        var start = Start.Of(["--urls", "http://127.0.0.1:1"], _ => null);

        Assert.Null(start.Environment);
        Assert.Equal(["--urls", "http://127.0.0.1:1"], start.Arguments);
    }
}
