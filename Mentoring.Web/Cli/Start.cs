namespace Mentoring.Web.Cli;

/// <summary>How the program was started. "dotnet run" from the sources is Development unless the environment says otherwise; a published program never is by itself.</summary>
/// <param name="Arguments">What the person gave.</param>
/// <param name="Environment">Development, or null for what the environment says.</param>
internal sealed record Start(string[] Arguments, string? Environment)
{
    /// <summary>Put before a person's own arguments by the project file.</summary>
    public const string FromSource = "--from-source";

    private static readonly string[] Said = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    public static Start Of(string[] args) => Of(args, System.Environment.GetEnvironmentVariable);

    internal static Start Of(string[] args, Func<string, string?> variable) => args is [FromSource, .. var own]
        ? new(own, Said.All(name => string.IsNullOrEmpty(variable(name))) ? Environments.Development : null)
        : new(args, null);
}
