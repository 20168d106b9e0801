namespace Mentoring.Core.Members;

/// <summary>What a new programme's taxonomy starts with (spec §2); managers edit it from there.</summary>
public static class TaxonomyDefaults
{
    /// <summary>Career stages, lowest first; files and searches go by this order.</summary>
    public static IReadOnlyList<string> CareerStages { get; } =
        ["Student", "Newly qualified", "Early career", "Mid career", "Senior", "Executive", "Board", "Retired"];

    public static IReadOnlyList<string> Areas { get; } =
    [
        "Career planning", "Work–life balance", "Pursuing personal goals", "Communication and influencing", "Raising profile",
        "Personal confidence", "A specific skill", "Leadership", "Changing sector", "Returning to work", "Professional exams", "Starting a business",
    ];

    public static IReadOnlyList<string> Skills { get; } =
    [
        "Audit", "Board membership", "Budgeting", "Change management", "Coaching", "Compliance", "Corporate finance", "Data analysis",
        "Financial reporting", "Governance", "Internal audit", "Line management", "Negotiation", "Networking", "Presentation",
        "Project management", "Public speaking", "Risk management", "Stakeholder management", "Strategy", "Tax", "Writing",
    ];

    public static IReadOnlyList<string> Industries { get; } =
    [
        "Accountancy practice", "Banking", "Charity", "Consulting", "Education", "Energy", "Healthcare", "Insurance", "Legal",
        "Manufacturing", "Property", "Public sector", "Retail", "Technology", "Transport",
    ];

    public static IReadOnlyList<string> Languages { get; } =
        ["English", "Arabic", "Cantonese", "French", "Gaelic", "German", "Hindi", "Mandarin", "Polish", "Portuguese", "Spanish", "Urdu", "Welsh", "Yoruba"];

    public static IEnumerable<Term> All() =>
        Terms(TermKind.Area, Areas)
            .Concat(Terms(TermKind.Skill, Skills))
            .Concat(Terms(TermKind.Industry, Industries))
            .Concat(Terms(TermKind.CareerStage, CareerStages))
            .Concat(Terms(TermKind.Language, Languages));

    private static IEnumerable<Term> Terms(TermKind kind, IReadOnlyList<string> names) => names.Select((name, i) => new Term(kind, name, i));
}
