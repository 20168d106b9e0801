using Mentoring.Core.Matching.Index;
using Mentoring.Core.Members;

namespace Mentoring.Core.Matching.Criteria;

/// <summary>Any wanted way to meet is offered.</summary>
internal sealed class FormatCriterion : CodeCriterion
{
    public const MeetingFormats Any = MeetingFormats.Online | MeetingFormats.Phone | MeetingFormats.InPerson;
    private const int Combinations = (int)Any + 1;
    private readonly MeetingFormats _wanted;

    public FormatCriterion(Demand demand, SearchCriteria criteria)
        : base(demand, CodeColumn.Formats, Combinations)
    {
        _wanted = criteria.Formats.Values;
        Judge(code => (_wanted & (MeetingFormats)code) != MeetingFormats.None ? (1, true) : (0, false));
    }

    public override Why Explain(Block block, int at, int row) => AnyOf(_wanted.Names(), (_wanted & (MeetingFormats)Code(block, at)).Names());
}
