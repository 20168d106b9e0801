using Mentoring.Web.Cli;
using Mentoring.Web.Data;

namespace Mentoring.Tests.Cli;

public sealed class ConsoleProgressTests
{
    [Fact]
    public void A_terminal_sees_one_line_rewritten()
    {
        using var output = new StringWriter();
        using (var progress = new ConsoleProgress("Importing", output, terminal: true))
            Report(progress, 1000);

        Assert.Equal(1001, output.ToString().Count(c => c == '\r'));
        Assert.EndsWith($"Importing 1,000 of 1,000 (100 %){Environment.NewLine}", output.ToString());
        Assert.Equal(1, output.ToString().Count(c => c == '\n'));
    }

    [Fact]
    public void A_log_gets_a_line_every_tenth()
    {
        using var output = new StringWriter();
        using (var progress = new ConsoleProgress("Importing", output, terminal: false))
            Report(progress, 1000);

        Assert.Equal(11, output.ToString().Count(c => c == '\n'));
        Assert.DoesNotContain('\r', output.ToString().Replace(Environment.NewLine, "\n"));
    }

    private static void Report(ConsoleProgress progress, int total)
    {
        for (var done = 0; done <= total; done++)
            progress.Report(new WorkProgress(done, total));
    }
}
