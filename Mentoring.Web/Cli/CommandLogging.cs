using Microsoft.Extensions.Logging.Console;

namespace Mentoring.Web.Cli;

internal static class CommandLogging
{
    /// <summary>Standard output belongs to a command's results; logs go beside it.</summary>
    public static void ToStandardError(this ILoggingBuilder logging) =>
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
}
