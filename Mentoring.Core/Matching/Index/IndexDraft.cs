using Mentoring.Core.Common;
using Mentoring.Core.Matching.Criteria;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Index;

/// <summary>Writes records into the next snapshot of the whole index.</summary>
internal sealed class IndexDraft(People people, Side mentors, Side mentees, Lexicons lexicons)
{
    private readonly PeopleDraft _people = new(people);
    private readonly SideDraft _mentors = new(mentors);
    private readonly SideDraft _mentees = new(mentees);
    private readonly Lexicons _lexicons = lexicons.Copy();

    public void Upsert(MatchRecord record)
    {
        ref var person = ref _people.Write(record.Id, out var row);
        var text = Hash(record);
        var same = person.Text == text;
        person.Text = text;
        person.Gone = record.Deleted;
        person.EligibleFrom = PeopleDraft.EligibleFrom(record);
        person.Zone = (ushort)_lexicons.Zones.CodeOf(record.TimeZone);
        person.IsMentor = record.Mentor is not null;
        person.IsMentee = record.Mentee is { Looking: true };
        _people.SetName(ref person, row, record.Deleted ? string.Empty : record.Name);
        _people.SetAddresses(ref person, row, record.Email, record.LineManagerEmail);
        _people.SetTies(row, record);
        var takesPart = person.EligibleFrom != int.MaxValue;
        person.MentorRow = Place(_mentors, person.MentorRow, takesPart && person.IsMentor, same, record);
        person.MenteeRow = Place(_mentees, person.MenteeRow, takesPart && person.IsMentee, same, record);
        if (person.MentorRow >= 0)
            WriteMentor(_mentors.Write(person.MentorRow), person.MentorRow & (Block.Size - 1), row, record, record.Mentor!);
        if (person.MenteeRow >= 0)
            WriteMentee(_mentees.Write(person.MenteeRow), person.MenteeRow & (Block.Size - 1), row, record, record.Mentee!);
    }

    public void Remove(MemberId id)
    {
        if (_people.Find(id) >= 0)
            Upsert(new MatchRecord { Id = id, Name = string.Empty, Deleted = true });
    }

    public (People People, Side Mentors, Side Mentees, Lexicons Lexicons) Build() => (_people.Build(), _mentors.Build(), _mentees.Build(), _lexicons);

    private static int Place(SideDraft side, int row, bool wanted, bool sameText, MatchRecord record)
    {
        if (wanted && row >= 0 && sameText)
            return row;
        if (row >= 0)
            side.Retire(row);
        return wanted ? side.Append(record) : -1;
    }

    private static ulong Hash(MatchRecord record) =>
        PeopleDraft.Hash(string.Join('\u0001', record.Name, record.Headline, record.Organisation, record.Biography));

    private void WriteMentor(Block block, int at, int person, MatchRecord record, MentorFacts mentor)
    {
        WriteBoth(block, at, person, record, mentor.Areas, mentor.Skills);
        var full = mentor.Limit is { } limit && mentor.Active >= limit;
        block.Group[at] = (byte)(mentor.Availability.Status == AvailabilityStatus.Unavailable ? MatchGroup.Unavailable : full ? MatchGroup.Full : MatchGroup.Open);
        block.AwayUntil[at] = mentor.Availability.Status != AvailabilityStatus.Away ? 0 : mentor.Availability.AwayUntil?.DayNumber ?? int.MaxValue;
        block.Load[at] = FairRank.Load(mentor.Pending, mentor.Active, mentor.Limit);
        block.Newcomer[at] = FairRank.Newcomer(mentor.Impressions) > 0;
    }

    private void WriteMentee(Block block, int at, int person, MatchRecord record, MenteeFacts mentee)
    {
        WriteBoth(block, at, person, record, mentee.Areas, mentee.Skills);
        block.Load[at] = FairRank.Load(mentee.Pending, mentee.Active, limit: null);
        block.Newcomer[at] = FairRank.Newcomer(mentee.Impressions) > 0;
    }

    private void WriteBoth(Block block, int at, int person, MatchRecord record, TermSet areas, TermSet skills)
    {
        block.Person[at] = person;
        block.EligibleFrom[at] = PeopleDraft.EligibleFrom(record);
        block.LatestEligibleFrom = Math.Max(block.LatestEligibleFrom, block.EligibleFrom[at]);
        WriteSet(block, at, SetColumn.Areas, areas);
        WriteSet(block, at, SetColumn.Skills, skills);
        WriteSet(block, at, SetColumn.Languages, record.Languages);
        WriteCode(block, at, CodeColumn.Industry, record.Industry is { } industry ? _lexicons.Industries.CodeOf(industry) : 0);
        WriteCode(block, at, CodeColumn.Stage, record.CareerStage is { } stage ? _lexicons.Stages.CodeOf(stage) : 0);
        WriteCode(block, at, CodeColumn.Location, _lexicons.Places.CodeOf((record.Country, record.Region)));
        WriteCode(block, at, CodeColumn.Zone, _lexicons.Zones.CodeOf(record.TimeZone));
        WriteCode(block, at, CodeColumn.Formats, (int)(record.Formats & FormatCriterion.Any));
    }

    private void WriteSet(Block block, int at, SetColumn column, TermSet terms) => block.SetBits(column, at, terms, _lexicons.Sets[(int)column]);

    private static void WriteCode(Block block, int at, CodeColumn column, int code) => block.Codes[(int)column][at] = checked((ushort)code);
}
