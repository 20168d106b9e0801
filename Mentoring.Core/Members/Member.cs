using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>The side of the programme a person acts on.</summary>
public enum ProgrammeRole
{
    /// <summary>Looks for and works with a mentor.</summary>
    Mentee = 1,

    /// <summary>Offers time and experience to mentees.</summary>
    Mentor = 2,
}

/// <summary>A person in the programme. Every change goes through a verb that checks it, and raises <see cref="ChangedAt"/>.</summary>
public sealed class Member : IVersioned
{
    private Member()
    {
    }

    public MemberId Id { get; private set; }

    /// <summary>The account this person signs in with; null until they have one.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>Lower case; the key of the membership record. Shown only inside an accepted relationship.</summary>
    public string Email { get; private set; } = string.Empty;

    public PersonalDetails Details { get; private set; } = new() { GivenName = string.Empty, FamilyName = string.Empty };

    public Membership Membership { get; private set; } = new(MembershipStatus.Active, true, null);

    public MentorProfile? Mentor { get; private set; }

    public MenteeProfile? Mentee { get; private set; }

    /// <summary>The line manager's address, lower case, from the membership record; the two are never matched with each other.</summary>
    public string? LineManagerEmail { get; private set; }

    /// <summary>The role in use when they last chose to have it remembered; null asks at sign-in.</summary>
    public ProgrammeRole? RememberedRole { get; private set; }

    /// <summary>Whether others see when this person is online; hiding it also hides that they are writing.</summary>
    public bool ShowsPresence { get; private set; } = true;

    /// <summary>When the code of conduct was accepted (UTC); null until then.</summary>
    public DateTime? ConductAcceptedAt { get; private set; }

    public bool HasPhoto { get; private set; }

    /// <summary>Rises whenever the photo changes, so that its address does.</summary>
    public int PhotoVersion { get; private set; }

    /// <summary>Set when the account is deleted (UTC); a deleted member is nowhere to be found.</summary>
    public DateTime? DeletedAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When anything of this member last changed (UTC); the match index follows it.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>The last day they were seen in the application; null when never.</summary>
    public DateOnly? LastSeenOn { get; private set; }

    public int Version { get; private set; }

    public string Name => $"{Details.GivenName} {Details.FamilyName}".Trim();

    public bool HasBothRoles => Mentor is not null && Mentee is not null;

    public static Result<Member> Create(MemberId id, string email, PersonalDetails details, Membership membership, DateTime now)
    {
        var address = NormaliseEmail(email);
        if (address is null)
            return new InvalidField(nameof(Email), $"“{Text.CleanLine(email)}” is not an e-mail address.");
        var member = new Member { Id = id, Email = address, Membership = membership, CreatedAt = now, ChangedAt = now };
        var changed = member.Change(details, now);
        return changed.Succeeded ? member : Result<Member>.From(changed.Problems);
    }

    /// <summary>An address as it is stored (trimmed, lower case), or null when it is none.</summary>
    public static string? NormaliseEmail(string? email)
    {
        var address = (email ?? string.Empty).Trim().ToLowerInvariant();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var valid = at > 0 && at == address.LastIndexOf('@') && address.IndexOf('.', at) > at + 1 && !address.EndsWith('.')
            && address.Length <= 254 && address.All(c => c > ' ' && c is not ('<' or '>' or '"' or ',' or ';' or '(' or ')' or '\\' or (>= '\u007f' and <= '\u009f')));
        return valid ? address : null;
    }

    /// <summary>Why this person takes no part today, or null when they do.</summary>
    public Problem? WhyNotTakingPart(DateOnly today) => DeletedAt is null ? Membership.WhyNotEligible(today) : new NotEligible("This account has been deleted.");

    public Result Change(PersonalDetails details, DateTime now)
    {
        var cleaned = details.Cleaned();
        return Apply([.. cleaned.Faults()], now, () => Details = cleaned);
    }

    /// <summary>Takes up or amends the mentor role.</summary>
    public Result Offer(MentorOffer offer, DateTime now)
    {
        var cleaned = offer with { Experience = Text.Clean(offer.Experience) };
        return Apply([.. cleaned.Faults()], now, () => (Mentor ??= new MentorProfile(Id)).Offer = cleaned);
    }

    /// <summary>Takes up or amends the mentee role.</summary>
    public Result Wish(MenteeWish wish, DateTime now)
    {
        var cleaned = wish with { Aim = Text.Clean(wish.Aim), Preferences = Text.Clean(wish.Preferences) };
        return Apply([.. cleaned.Faults()], now, () => (Mentee ??= new MenteeProfile(Id)).Wish = cleaned);
    }

    public Result Reflect(Reflection reflection, DateTime now)
    {
        if (Mentee is null)
            return new NoSuchRole("Take up the mentee role first.");
        var cleaned = new Reflection(Text.Clean(reflection.CareerGoals), Text.Clean(reflection.SkillsToDevelop), Text.Clean(reflection.OrganisationalKnowledge), Text.Clean(reflection.NewPartnerships));
        return Apply([.. cleaned.Faults()], now, () => Mentee.Reflection = cleaned);
    }

    public Result SetAvailability(Availability availability, DateTime now) =>
        Mentor is null ? new NoSuchRole("Only mentors set their availability.") : Apply([], now, () => Mentor.Availability = availability);

    /// <summary>Says who may ask this mentor questions: everybody, or only people whose wishes fit the areas offered.</summary>
    public Result SetQuestions(bool fromMatchesOnly, DateTime now) =>
        Mentor is null ? new NoSuchRole("Only mentors say who may ask them questions.") : Apply([], now, () => Mentor.QuestionsFromMatchesOnly = fromMatchesOnly);

    public Result SetLooking(bool looking, DateTime now) =>
        Mentee is null ? new NoSuchRole("Only mentees say whether they are looking.") : Apply([], now, () => Mentee.Looking = looking);

    /// <summary>Gives up one of two roles; the last one stays.</summary>
    public Result Drop(ProgrammeRole role, DateTime now)
    {
        if (!HasBothRoles)
            return new NoSuchRole("You need at least one role to take part. Add the other one first.");
        return Apply([], now, () =>
        {
            if (role == ProgrammeRole.Mentor)
                Mentor = null;
            else
                Mentee = null;
            RememberedRole = null;
        });
    }

    public Result ShowPresence(bool shown, DateTime now) => Apply([], now, () => ShowsPresence = shown);

    public void Remember(ProgrammeRole? role) => RememberedRole = role;

    public void SetMembership(Membership membership, string? lineManagerEmail, DateTime now) =>
        Apply([], now, () => (Membership, LineManagerEmail) = (membership, NormaliseEmail(lineManagerEmail)));

    /// <summary>Closes this person's account; they are nowhere to be found from now on.</summary>
    public void Delete(DateTime now) => Apply([], now, () => DeletedAt ??= now);

    public void LinkAccount(Guid accountId, DateTime now) => Apply([], now, () => AccountId = accountId);

    public void AcceptConduct(DateTime now) => ConductAcceptedAt ??= now;

    public void PhotoChanged(bool hasPhoto, DateTime now) => Apply([], now, () => (HasPhoto, PhotoVersion) = (hasPhoto, PhotoVersion + 1));

    public void SeenOn(DateOnly day) => LastSeenOn = day;

    /// <summary>
    /// Marks this member as changed without changing anything, so that two decisions that rest on the same fact
    /// (the last free place of a mentor, the open requests of a sender) cannot both be saved.
    /// </summary>
    public void Touch(DateTime now) => ChangedAt = now;

    private Result Apply(IReadOnlyList<Problem> faults, DateTime now, Action change)
    {
        if (faults.Count > 0)
            return Result.From(faults);
        change();
        ChangedAt = now;
        return Result.Done;
    }
}

/// <summary>The verb belongs to a role this person does not hold.</summary>
public sealed record NoSuchRole(string Sentence) : Problem(Sentence);
