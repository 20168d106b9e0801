namespace Mentoring.Tests.Support;

/// <summary>Which of the two databases a suite runs on.</summary>
public enum Provider
{
    /// <summary>A file of its own in a temporary folder, as an installation without a server has it.</summary>
    Sqlite = 1,

    /// <summary>A database of its own in the run's private server.</summary>
    Postgres = 2,
}

/// <summary>Traits that test.sh filters by.</summary>
public static class Categories
{
    public const string Name = "Category";
    public const string Postgres = "Postgres";
    public const string Browser = "Browser";
}
