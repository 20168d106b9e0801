namespace Mentoring.Web.Data.Seed;

/// <summary>What synthetic people are made of. Lists go from common to rare where that matters.</summary>
internal static class SyntheticWords
{
    public static IReadOnlyList<string> GivenNames { get; } =
    [
        "Ada", "Agnieszka", "Ahmed", "Aiko", "Aisling", "Alan", "Amara", "Amina", "Anaïs", "Andrei", "Anjali", "Aoife", "Arjun", "Barbara", "Beatriz", "Björn",
        "Bronwen", "Callum", "Carys", "Cemal", "Chidi", "Chloë", "Cormac", "Daniela", "Deepak", "Dmitri", "Ebele", "Edsger", "Eilidh", "Elif", "Emre", "Farah",
        "Fatima", "Femi", "Frances", "Freya", "George", "Giulia", "Grace", "Gwen", "Hamish", "Hana", "Hedy", "Hiroshi", "Ibrahim", "Ifeoma", "Ingrid", "Isla",
        "Jasmin", "Jin", "Joana", "José", "Kamala", "Katarzyna", "Ken", "Kofi", "Kwame", "Lars", "Laszlo", "Lee", "Leila", "Liam", "Lin", "Łukasz",
        "Mahmoud", "Małgorzata", "María", "Mateusz", "Mei", "Mina", "Mohammed", "Morgan", "Nadia", "Ngozi", "Niamh", "Nikos", "Noor", "Oksana", "Oluwaseun", "Omar",
        "Pavel", "Pedro", "Priya", "Radia", "Rafael", "Rania", "Ravi", "Renée", "Rhys", "Rosa", "Ruth", "Saoirse", "Sean", "Siobhán", "Søren", "Sunita",
        "Takumi", "Tariq", "Thandiwe", "Tomas", "Uzma", "Vikram", "Wei", "Xiu", "Yara", "Yusuf", "Zainab", "Zoë",
    ];

    public static IReadOnlyList<string> FamilyNames { get; } =
    [
        "Achebe", "Adeyemi", "Ahmed", "Andersson", "Balogun", "Begum", "Bianchi", "Brown", "Campbell", "Chen", "Costa", "D'Souza", "Davies", "Demir", "Dlamini", "Dubois",
        "Evans", "Fernández", "Fitzgerald", "Fraser", "García", "Ghosh", "Haddad", "Hansen", "Hughes", "Hussain", "Iqbal", "Ivanova", "Jones", "Kaur", "Kelly", "Khan",
        "Kim", "Kovács", "Kowalski", "Lefèvre", "Li", "MacDonald", "Mbeki", "McAllister", "Mensah", "Mohamed", "Müller", "Murphy", "Nguyễn", "Novák", "Nowak", "O'Neill",
        "Okafor", "Okonkwo", "Osei", "Østergård", "Park", "Patel", "Petrov", "Popescu", "Rahman", "Reid", "Roberts", "Rossi", "Sato", "Sharma", "Silva", "Singh",
        "Smith", "Stewart", "Suzuki", "Tan", "Thomas", "Van-der-Berg", "Walsh", "Wang", "Williams", "Wójcik", "Wong", "Yamamoto", "Yılmaz", "Zhang",
    ];

    public static IReadOnlyList<string> Pronouns { get; } = ["", "", "", "she/her", "she/her", "he/him", "he/him", "they/them"];

    public static IReadOnlyList<string> OrganisationEndings { get; } = ["LLP", "& Co", "Partners", "Group", "plc", "Trust", "Council", "Foundation", "Holdings"];

    public static IReadOnlyList<string> JobTitles { get; } =
        ["Analyst", "Associate", "Manager", "Senior manager", "Consultant", "Director", "Partner", "Head of finance", "CFO", "Claims handler", "Underwriter", "Controller", "Adviser"];

    /// <summary>Skills of the synthetic programme beyond those every programme starts with.</summary>
    public static IReadOnlyList<string> MoreSkills { get; } =
    [
        "Actuarial modelling", "Charity accounting", "Claims", "Forensic accounting", "IFRS", "Insolvency", "Mergers and acquisitions", "Power BI", "Pricing",
        "Product management", "Public sector finance", "Python", "Reinsurance", "Sales", "SQL", "Sustainability reporting", "Treasury", "Underwriting", "User research",
    ];

    public static IReadOnlyList<(string Name, int Weight)> CareerStages { get; } =
        [("Student", 8), ("Newly qualified", 12), ("Early career", 19), ("Mid career", 24), ("Senior", 18), ("Executive", 10), ("Board", 4), ("Retired", 5)];

    public static IReadOnlyList<(string Name, int Weight)> Industries { get; } =
    [
        ("Accountancy practice", 21), ("Insurance", 16), ("Banking", 11), ("Public sector", 8), ("Consulting", 8), ("Technology", 7), ("Energy", 5), ("Charity", 5),
        ("Retail", 4), ("Education", 3), ("Manufacturing", 3), ("Healthcare", 3), ("Legal", 3), ("Transport", 2), ("Property", 2),
    ];

    public static IReadOnlyList<(SyntheticPlace Place, int Weight)> Places { get; } =
    [
        (new("United Kingdom", "London", "Europe/London"), 23), (new("United Kingdom", "Scotland", "Europe/London"), 20), (new("United Kingdom", "South East", "Europe/London"), 8),
        (new("United Kingdom", "North West", "Europe/London"), 8), (new("United Kingdom", "Wales", "Europe/London"), 5), (new("United Kingdom", "Northern Ireland", "Europe/London"), 4),
        (new("Ireland", "Leinster", "Europe/Dublin"), 5), (new("Australia", "New South Wales", "Australia/Sydney"), 4), (new("United States", "New York", "America/New_York"), 4),
        (new("Canada", "Ontario", "America/Toronto"), 4), (new("Singapore", "Singapore", "Asia/Singapore"), 3), (new("India", "Maharashtra", "Asia/Kolkata"), 3),
        (new("Hong Kong", "Hong Kong", "Asia/Hong_Kong"), 3), (new("United Arab Emirates", "Dubai", "Asia/Dubai"), 2), (new("New Zealand", "Auckland", "Pacific/Auckland"), 2),
        (new("South Africa", "Gauteng", "Africa/Johannesburg"), 2),
    ];
}

/// <summary>Where somebody lives.</summary>
internal sealed record SyntheticPlace(string Country, string Region, string TimeZone);
