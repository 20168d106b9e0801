using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>The mentor side of a membership record.</summary>
/// <param name="Availability">Null when the record does not say: what the mentor set stays.</param>
public sealed record MentorRecord(TermSet Areas, TermSet Skills, int? MonthlyHours, int? MenteeLimit, AvailabilityStatus? Availability);

/// <summary>The mentee side of a membership record.</summary>
public sealed record MenteeRecord(TermSet Areas, TermSet Skills);

/// <summary>
/// What a membership system says of one person. The record decides what it holds; what it does not know
/// (qualifications, phone, links, experience, aims, reflection, dates and words of an absence) stays as the member wrote it.
/// </summary>
public sealed record MemberRecord
{
    private static readonly PersonalDetails Unnamed = new() { GivenName = "-", FamilyName = "-" };

    /// <summary>The key: one person per address, whatever its letter case.</summary>
    public required string Email { get; init; }

    /// <summary>Of these, qualifications, phone and links are not part of a record.</summary>
    public required PersonalDetails Details { get; init; }

    public required Membership Membership { get; init; }

    public string? LineManagerEmail { get; init; }

    /// <summary>Null when the person is no mentor.</summary>
    public MentorRecord? Mentor { get; init; }

    /// <summary>Null when the person is no mentee.</summary>
    public MenteeRecord? Mentee { get; init; }

    /// <summary>The member this record describes, with all its problems when there are any.</summary>
    public Result<Member> Create(MemberId id, DateTime now)
    {
        var created = Member.Create(id, Email, Unnamed, Membership, now);
        var member = created.Succeeded ? created.Value : Member.Create(id, "nobody@members.invalid", Unnamed, Membership, now).Value;
        List<Problem> problems = [.. created.Problems, .. Run([.. Differences(member, now)]).Problems];
        return problems.Count == 0 ? member : Result<Member>.From(problems);
    }

    /// <summary>Brings a member up to date; true when anything differed. Nothing is touched, not even the time of change, when nothing did.</summary>
    /// <param name="member">Who is described; after a failure, to be thrown away.</param>
    /// <param name="rolesInUse">Roles of live relationships: these stay, even if the record lacks them.</param>
    /// <param name="now">UTC.</param>
    public Result<bool> ApplyTo(Member member, IReadOnlyCollection<ProgrammeRole> rolesInUse, DateTime now)
    {
        var verbs = Differences(member, now).Concat(Drops(member, rolesInUse, now)).ToList();
        return Run(verbs);
    }

    /// <summary>The roles this member holds and the record lacks.</summary>
    public IEnumerable<ProgrammeRole> RolesGone(Member member)
    {
        if (member.Mentor is not null && Mentor is null)
            yield return ProgrammeRole.Mentor;
        if (member.Mentee is not null && Mentee is null)
            yield return ProgrammeRole.Mentee;
    }

    private static Result<bool> Run(List<Func<Result>> verbs)
    {
        var problems = verbs.SelectMany(verb => verb().Problems).ToList();
        return problems.Count == 0 ? verbs.Count > 0 : Result<bool>.From(problems);
    }

    private IEnumerable<Func<Result>> Differences(Member member, DateTime now)
    {
        var details = Known(member.Details);
        if (details.Cleaned() != member.Details)
            yield return () => member.Change(details, now);
        if (member.Membership != Membership || member.LineManagerEmail != Member.NormaliseEmail(LineManagerEmail))
        {
            yield return () =>
            {
                member.SetMembership(Membership, LineManagerEmail, now);
                return Result.Done;
            };
        }

        foreach (var verb in MentorDifferences(member, now))
            yield return verb;
        if (Mentee is { } mentee && Wish(member, mentee) is var wish && wish != member.Mentee?.Wish)
            yield return () => member.Wish(wish, now);
    }

    private IEnumerable<Func<Result>> MentorDifferences(Member member, DateTime now)
    {
        if (Mentor is not { } mentor)
            yield break;
        var offer = Offer(member, mentor);
        if (offer != member.Mentor?.Offer)
            yield return () => member.Offer(offer, now);
        var today = DateOnly.FromDateTime(now);
        var before = member.Mentor?.Availability ?? Availability.Available;
        if (mentor.Availability is { } status && status != before.On(today))
            yield return () => member.SetAvailability(new Availability(status, null, before.Message), now);
    }

    private IEnumerable<Func<Result>> Drops(Member member, IReadOnlyCollection<ProgrammeRole> rolesInUse, DateTime now) =>
        RolesGone(member).Except(rolesInUse).Select(role => (Func<Result>)(() => member.Drop(role, now)));

    private PersonalDetails Known(PersonalDetails before) =>
        Details with { Qualifications = before.Qualifications, Phone = before.Phone, Links = before.Links };

    private static MentorOffer Offer(Member member, MentorRecord mentor) => (member.Mentor?.Offer ?? MentorOffer.Empty) with
    {
        Areas = mentor.Areas,
        Skills = mentor.Skills,
        MonthlyHours = mentor.MonthlyHours,
        MenteeLimit = mentor.MenteeLimit,
    };

    private static MenteeWish Wish(Member member, MenteeRecord mentee) =>
        (member.Mentee?.Wish ?? MenteeWish.Empty) with { Areas = mentee.Areas, Skills = mentee.Skills };
}
