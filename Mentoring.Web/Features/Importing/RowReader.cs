using System.Text.RegularExpressions;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using static Mentoring.Web.Features.Importing.MemberColumns;

namespace Mentoring.Web.Features.Importing;

/// <summary>One row, understood: the record it holds, and what is wrong with it.</summary>
internal sealed record ReadRow(FileRow Row, MemberRecord Record, IReadOnlyList<RowRemark> Faults, IReadOnlyList<RowRemark> Notes, IReadOnlyList<NewTerm> NewTerms);

/// <summary>Turns rows into membership records. What a form checks too is checked by the domain; here is only what concerns files.</summary>
internal sealed partial class RowReader(TermBook terms, IReadOnlyList<string> careerStages, DateTime now)
{
    private static readonly Dictionary<string, MembershipStatus> Statuses = new()
    {
        ["active"] = Core.Members.MembershipStatus.Active,
        ["lapsed"] = Core.Members.MembershipStatus.Lapsed,
        ["suspended"] = Core.Members.MembershipStatus.Suspended,
    };

    private static readonly Dictionary<string, AvailabilityStatus> Availabilities = new()
    {
        ["available"] = AvailabilityStatus.Available,
        ["away"] = AvailabilityStatus.Away,
        ["unavailable"] = AvailabilityStatus.Unavailable,
    };

    private static readonly Dictionary<string, bool> Truths = new() { ["true"] = true, ["false"] = false };

    private static readonly MemberRecord Nobody = new()
    {
        Email = string.Empty,
        Details = new() { GivenName = "-", FamilyName = "-" },
        Membership = new(Core.Members.MembershipStatus.Active, true, null),
    };

    private readonly DateOnly _today = DateOnly.FromDateTime(now);

    public ReadRow Read(FileRow row)
    {
        var fields = new RowFields(row, terms);
        if (row.Damage is not null)
        {
            fields.Fault(null, row.Damage);
            return new(row, Nobody, fields.Faults, [], []);
        }

        var record = Record(fields);
        foreach (var problem in record.Create(new MemberId(Guid.Empty), now).Problems)
            fields.Fault(problem is InvalidField f ? MemberColumns.Of(f.Field) : null, problem.Sentence);
        AddNotes(fields, record);
        return new(row, record, fields.Faults, fields.Notes, fields.NewTerms);
    }

    private MemberRecord Record(RowFields fields)
    {
        var (mentor, mentee) = Roles(fields);
        var offered = new MentorRecord(
            fields.Terms(TermKind.Area, AreasOffered), fields.Terms(TermKind.Skill, SkillsOffered), fields.WholeNumber(MonthlyHours),
            fields.WholeNumber(MenteeLimit), fields.OneOf(MemberColumns.Availability, Availabilities));
        if (!mentor)
            CheckUnused(fields, offered);
        return new MemberRecord
        {
            Email = fields.Text(Email),
            Details = Details(fields),
            Membership = Membership(fields),
            LineManagerEmail = LineManager(fields),
            Mentor = mentor ? offered : null,
            Mentee = mentee ? new MenteeRecord(fields.Terms(TermKind.Area, AreasWanted), fields.Terms(TermKind.Skill, SkillsWanted)) : null,
        };
    }

    private static (bool Mentor, bool Mentee) Roles(RowFields fields)
    {
        var roles = fields.List(MemberColumns.Roles).Select(r => r.ToLowerInvariant()).ToList();
        if (roles.Count == 0 || roles.Except(["mentor", "mentee"]).Any())
            fields.Fault(MemberColumns.Roles, "This must be mentor, mentee, or mentor;mentee.");
        return (roles.Contains("mentor"), roles.Contains("mentee"));
    }

    /// <summary>A wrong number is wrong even where it has no effect: the row is probably not what its author meant.</summary>
    private void CheckUnused(RowFields fields, MentorRecord offered)
    {
        var asMentor = Nobody with { Email = "nobody@members.invalid", Mentor = offered };
        foreach (var problem in asMentor.Create(new MemberId(Guid.Empty), now).Problems.OfType<InvalidField>())
            fields.Fault(MemberColumns.Of(problem.Field), problem.Sentence);
    }

    private PersonalDetails Details(RowFields fields) => new()
    {
        GivenName = fields.Text(GivenName),
        FamilyName = fields.Text(FamilyName),
        Pronouns = fields.Text(Pronouns),
        Headline = fields.Text(Headline),
        Biography = fields.Text(Biography),
        Organisation = fields.Text(Organisation),
        JobTitle = fields.Text(JobTitle),
        Industry = fields.Term(TermKind.Industry, Industry, fields.Line(Industry)),
        CareerStage = fields.KnownTerm(TermKind.CareerStage, CareerStage, careerStages),
        Country = fields.Text(Country),
        Region = fields.Text(Region),
        TimeZone = fields.Text(MemberColumns.TimeZone),
        Languages = fields.Terms(TermKind.Language, Languages),
        Formats = Formats(fields),
    };

    private static MeetingFormats Formats(RowFields fields)
    {
        var formats = fields.List(MemberColumns.Formats).Select(MeetingFormatNames.Parse).ToList();
        if (formats.Contains(null))
            fields.Fault(MemberColumns.Formats, $"Each must be one of {string.Join(", ", MeetingFormatNames.All.Select(f => f.Name))}.");
        return formats.Aggregate(MeetingFormats.None, (all, f) => all | (f ?? MeetingFormats.None));
    }

    private Membership Membership(RowFields fields)
    {
        var status = fields.OneOf(MemberColumns.MembershipStatus, Statuses, required: true) ?? Core.Members.MembershipStatus.Active;
        var paid = fields.OneOf(SubscriptionPaid, Truths, required: true) ?? false;
        var born = fields.Date(DateOfBirth);
        if (born is { } date && (date > _today || date.AddYears(120) < _today))
            fields.Fault(DateOfBirth, "Nobody in the programme was born on that day.");
        else if (new Membership(Core.Members.MembershipStatus.Active, true, born).WhyNotEligible(_today) is { } tooYoung)
            fields.Fault(DateOfBirth, tooYoung.Sentence);
        return new Membership(status, paid, born);
    }

    private static string? LineManager(RowFields fields)
    {
        var address = fields.Line(LineManagerEmail);
        if (address.Length > 0 && Member.NormaliseEmail(address) is null)
            fields.Fault(LineManagerEmail, "This is not an e-mail address.");
        return address.Length == 0 ? null : address;
    }

    private static void AddNotes(RowFields fields, MemberRecord record)
    {
        foreach (var column in Texts)
        {
            var value = fields.Text(column);
            if (value.TrimStart() is ['=' or '+' or '-' or '@', ..])
                fields.Note(column, "A spreadsheet would take this for a formula; it is kept as plain text.");
            if (Markup().IsMatch(value))
                fields.Note(column, "This looks like markup; it is kept as plain text.");
            if (value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
                fields.Note(column, "Control characters were taken out.");
        }

        if (record.Mentor is null && (fields.Text(AreasOffered) + fields.Text(SkillsOffered)).Length > 0)
            fields.Note(AreasOffered, "Not used: the roles do not include mentor.");
        if (record.Mentee is null && (fields.Text(AreasWanted) + fields.Text(SkillsWanted)).Length > 0)
            fields.Note(AreasWanted, "Not used: the roles do not include mentee.");
    }

    [GeneratedRegex("<[a-zA-Z/!]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}
