namespace Mentoring.Core.Members;

/// <summary>How a person is willing to meet.</summary>
[Flags]
public enum MeetingFormats
{
    None = 0,
    Online = 1,
    Phone = 2,
    InPerson = 4,
}

/// <summary>The words for meeting formats, the same in files and on screen.</summary>
public static class MeetingFormatNames
{
    public static IReadOnlyList<(MeetingFormats Format, string Name)> All { get; } =
        [(MeetingFormats.Online, "Online"), (MeetingFormats.Phone, "Phone"), (MeetingFormats.InPerson, "In person")];

    public static IReadOnlyList<string> Names(this MeetingFormats formats) => [.. All.Where(f => formats.HasFlag(f.Format)).Select(f => f.Name)];

    /// <summary>The format of that name, ignoring letter case; null when there is none.</summary>
    public static MeetingFormats? Parse(string name)
    {
        var found = All.FirstOrDefault(f => f.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return found.Name is null ? null : found.Format;
    }
}
