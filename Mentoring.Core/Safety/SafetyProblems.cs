using Mentoring.Core.Common;

namespace Mentoring.Core.Safety;

/// <summary>The person to block is oneself.</summary>
public sealed record BlockingYourself() : Problem("This is you. You cannot block yourself.");

/// <summary>The person to report is oneself.</summary>
public sealed record ReportingYourself() : Problem("This is yours. You cannot report yourself.");

/// <summary>The reporter made as many reports as one member may in a day.</summary>
public sealed record TooManyReports()
    : Problem($"You have made {Report.DailyLimit} reports within 24 hours, which is the most for one day. Write to the programme team if there is more they should know at once.");

/// <summary>The reader keeps this person away; nobody else is ever told so.</summary>
public sealed record YouBlocked(string Name) : Problem($"You have blocked {Name}.");
