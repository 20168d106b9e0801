using Mentoring.Core.Common;
using Mentoring.Core.Matching;
using Mentoring.Core.Members;

namespace Mentoring.Web.Matching;

/// <summary>A member's row, as far as matching goes.</summary>
internal sealed record MemberRow(
    MemberId Id, string GivenName, string FamilyName, string Headline, string Organisation, string Biography, string Email, string? LineManagerEmail,
    MembershipStatus Status, bool SubscriptionPaid, DateOnly? DateOfBirth, bool Deleted, TermId? Industry, TermId? CareerStage,
    string Country, string Region, string TimeZone, TermSet Languages, MeetingFormats Formats);

/// <summary>A mentor profile's row.</summary>
internal sealed record MentorRow(MemberId MemberId, TermSet Areas, TermSet Skills, AvailabilityStatus Status, DateOnly? AwayUntil, int? Limit);

/// <summary>A mentee profile's row.</summary>
internal sealed record MenteeRow(MemberId MemberId, TermSet Areas, TermSet Skills, bool Looking);

/// <summary>A live relationship of two members.</summary>
internal sealed record LiveRow(MemberId MentorId, MemberId MenteeId, bool TakesAPlace);

/// <summary>First pages of the last days, summed up.</summary>
internal sealed record ImpressionRow(MemberId MemberId, SearchKind Kind, int Count);

/// <summary>Everything besides the members' own rows, looked up while records are put together.</summary>
internal sealed class MatchRecordParts(
    IReadOnlyCollection<MentorRow> offers, IReadOnlyCollection<MenteeRow> wishes, IReadOnlyCollection<LiveRow> live, IReadOnlyCollection<ImpressionRow> impressions, IReadOnlyCollection<(MemberId One, MemberId Other)> blocks)
{
    private readonly Dictionary<MemberId, MentorRow> _mentors = offers.ToDictionary(m => m.MemberId);
    private readonly Dictionary<MemberId, MenteeRow> _mentees = wishes.ToDictionary(m => m.MemberId);
    private readonly ILookup<MemberId, LiveRow> _liveAsMentor = live.ToLookup(r => r.MentorId);
    private readonly ILookup<MemberId, LiveRow> _liveAsMentee = live.ToLookup(r => r.MenteeId);
    private readonly Dictionary<(MemberId, SearchKind), int> _impressions = impressions.ToDictionary(i => (i.MemberId, i.Kind), i => i.Count);
    private readonly ILookup<MemberId, MemberId> _blocks = blocks.Concat(blocks.Select(b => (b.Other, b.One))).ToLookup(b => b.Item1, b => b.Item2);

    public MatchRecord Record(MemberRow row) => new()
    {
        Id = row.Id,
        Name = $"{row.GivenName} {row.FamilyName}".Trim(),
        Headline = row.Headline,
        Organisation = row.Organisation,
        Biography = row.Biography,
        Email = row.Email,
        LineManagerEmail = row.LineManagerEmail,
        Membership = new Membership(row.Status, row.SubscriptionPaid, row.DateOfBirth),
        Deleted = row.Deleted,
        Industry = row.Industry,
        CareerStage = row.CareerStage,
        Country = row.Country,
        Region = row.Region,
        TimeZone = row.TimeZone,
        Languages = row.Languages,
        Formats = row.Formats,
        Mentor = MentorOf(row.Id),
        Mentee = MenteeOf(row.Id),
        LiveMentors = [.. _liveAsMentee[row.Id].Select(r => r.MentorId)],
        LiveMentees = [.. _liveAsMentor[row.Id].Select(r => r.MenteeId)],
        Blocks = [.. _blocks[row.Id]],
    };

    private MentorFacts? MentorOf(MemberId id)
    {
        if (!_mentors.TryGetValue(id, out var mentor))
            return null;
        var mentees = _liveAsMentor[id];
        return new MentorFacts(
            mentor.Areas, mentor.Skills, new Availability(mentor.Status, mentor.AwayUntil, string.Empty), mentor.Limit,
            mentees.Count(r => !r.TakesAPlace), mentees.Count(r => r.TakesAPlace), _impressions.GetValueOrDefault((id, SearchKind.Mentors)));
    }

    private MenteeFacts? MenteeOf(MemberId id)
    {
        if (!_mentees.TryGetValue(id, out var mentee))
            return null;
        var mentors = _liveAsMentee[id];
        return new MenteeFacts(
            mentee.Areas, mentee.Skills, mentee.Looking,
            mentors.Count(r => !r.TakesAPlace), mentors.Count(r => r.TakesAPlace), _impressions.GetValueOrDefault((id, SearchKind.Mentees)));
    }
}
