namespace Mentoring.Core.Documents;

/// <summary>What the fields and lists of documents are called, on screens and on paper.</summary>
public static class DocumentLabels
{
    private const int FirstLetter = 1;

    /// <summary>A field or a list by its name, for instance "Time-based".</summary>
    public static string Of(string field) => field switch
    {
        Goal.TimeBased => "Time-based",
        Goal.Due => "Due date",
        Goal.DoneOn => "Done on",
        Swot.Words => "Text",
        _ => field[..FirstLetter].ToUpperInvariant() + field[FirstLetter..],
    };

    /// <summary>A kind as a heading names it.</summary>
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Swot => "SWOT",
        DocumentKind.GStar => "G-STAR",
        _ => "Goal",
    };
}
