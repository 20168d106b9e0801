using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data.Seed;

/// <summary>Requests and relationships between synthetic members, so that some mentors are asked often and others never.</summary>
internal sealed class SyntheticRelationships(int seed, IReadOnlyList<Member> members, DateTime now)
{
    private static readonly DateTime IdsFrom = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (RelationshipStatus Status, int Weight)[] Ends =
    [
        (RelationshipStatus.Requested, 30), (RelationshipStatus.Active, 42), (RelationshipStatus.Declined, 10), (RelationshipStatus.Withdrawn, 6),
        (RelationshipStatus.Expired, 5), (RelationshipStatus.Completed, 7),
    ];

    private static readonly string[] Aims =
    [
        "Decide within half a year which way to go.", "Lead my first team without losing my evenings.", "Pass the last two papers and know what comes after.",
        "Move sector without starting again at the bottom.", "Speak up in meetings where I now only take notes.",
    ];

    private readonly Dice _dice = new(unchecked((seed * 31) + 7));
    private readonly HashSet<(MemberId, MemberId)> _pairs = [];
    private readonly Dictionary<MemberId, int> _places = [];
    private readonly Dictionary<MemberId, int> _open = [];

    /// <summary>About one for every four members.</summary>
    public IEnumerable<Relationship> Make()
    {
        var today = DateOnly.FromDateTime(now);
        var eligible = members.Where(m => m.Membership.IsEligible(today)).ToList();
        var mentors = eligible.Where(m => m.Mentor is not null).ToList();
        var mentees = eligible.Where(m => m.Mentee is not null).ToList();
        for (var i = 0; i < members.Count / 4 && mentors.Count > 0 && mentees.Count > 0; i++)
        {
            var (mentor, mentee, end) = (_dice.PickEarly(mentors), _dice.Pick(mentees), _dice.Weighted(Ends));
            if (MayMeet(mentor, mentee, end))
                yield return Live(mentor, mentee, end, new RelationshipId(_dice.Id(IdsFrom.AddMilliseconds(i))));
        }
    }

    private bool MayMeet(Member mentor, Member mentee, RelationshipStatus end)
    {
        var apart = mentor.Id != mentee.Id && mentor.LineManagerEmail != mentee.Email && mentee.LineManagerEmail != mentor.Email;
        var room = end != RelationshipStatus.Active || !mentor.Mentor!.IsFull(_places.GetValueOrDefault(mentor.Id));
        var mayAsk = end != RelationshipStatus.Requested || (_open.GetValueOrDefault(mentee.Id) < 5 && mentor.Mentor!.Availability.Status == AvailabilityStatus.Available);
        if (!apart || !room || !mayAsk || !_pairs.Add((mentor.Id, mentee.Id)))
            return false;
        if (end == RelationshipStatus.Active)
            _places[mentor.Id] = _places.GetValueOrDefault(mentor.Id) + 1;
        if (end == RelationshipStatus.Requested)
            _open[mentee.Id] = _open.GetValueOrDefault(mentee.Id) + 1;
        return true;
    }

    private Relationship Live(Member mentor, Member mentee, RelationshipStatus end, RelationshipId id)
    {
        var sent = now.AddDays(end == RelationshipStatus.Requested ? -_dice.Below(20) : -30 - _dice.Below(300)).AddMinutes(-_dice.Below(1400));
        var answered = sent.AddHours(3 + _dice.Below(200));
        var brief = new Brief(mentee.Mentee!.Wish.Areas, _dice.Pick(Aims), string.Empty, 3 + _dice.Below(10), _dice.Pick(Enum.GetValues<Cadence>()), MeetingFormats.Online, string.Empty);
        var relationship = Relationship.Send(id, mentor.Id, mentee.Id, mentee.Id, brief, sent).Value;
        relationship.LiveUntil(end is RelationshipStatus.Requested or RelationshipStatus.Expired ? now : answered);
        Result[] steps = end switch
        {
            RelationshipStatus.Active => [relationship.Accept(mentor.Id, answered)],
            RelationshipStatus.Declined => [relationship.Decline(mentor.Id, new DeclineAnswer(DeclineReason.NoTimeNow, string.Empty, []), answered)],
            RelationshipStatus.Withdrawn => [relationship.Withdraw(mentee.Id, string.Empty, answered)],
            RelationshipStatus.Completed =>
            [
                relationship.Accept(mentor.Id, answered), relationship.ProposeCompletion(mentee.Id, string.Empty, answered.AddDays(10)),
                relationship.Complete(mentor.Id, answered.AddDays(12)),
            ],
            _ => [],
        };
        relationship.LiveUntil(now);
        return steps.All(s => s.Succeeded) ? relationship : throw new InvalidOperationException(steps.First(s => !s.Succeeded).Problem!.Sentence);
    }
}
