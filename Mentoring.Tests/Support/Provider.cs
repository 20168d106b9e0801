namespace Mentoring.Tests.Support;

/// <summary>Which of the two databases a suite runs on.</summary>
public enum Provider
{
    /// <summary>A file of its own in a temporary folder, as an installation without a server has it.</summary>
    Sqlite = 1,

    /// <summary>A database of its own in the run's private server.</summary>
    Postgres = 2,
}

/// <summary>Who is in a test's database.</summary>
public enum People
{
    /// <summary>Migrated, and nothing in it.</summary>
    Nobody = 0,

    /// <summary>The default taxonomy and the <see cref="Support.Cast"/>, as of <see cref="FakeTime.Start"/>.</summary>
    Cast = 1,

    /// <summary>The same as of today, for tests in which the clock on the wall goes.</summary>
    CastNow = 2,

    /// <summary>The demo programme, as the application fills it in Development.</summary>
    Demo = 3,
}

/// <summary>Traits that test.sh filters by.</summary>
public static class Categories
{
    public const string Name = "Category";
    public const string Postgres = "Postgres";
    public const string Browser = "Browser";
    public const string Smtp = "Smtp";

    /// <summary>Starts and kills processes of the application, which takes its time.</summary>
    public const string Processes = "Processes";
    public const string Node = "Node";
}
