using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Features.Relationships;

/// <summary>A brief while it is typed.</summary>
public sealed class BriefDraft(Brief from)
{
    private readonly HashSet<TermId> _areas = [.. from.Areas];

    public string Aim { get; set; } = from.Aim;

    public string WhyYou { get; set; } = from.WhyYou;

    public int Months { get; set; } = from.Months;

    public Cadence Cadence { get; set; } = from.Cadence;

    public MeetingFormats Formats { get; private set; } = from.Formats;

    public string Message { get; set; } = from.Message;

    public bool Has(TermId area) => _areas.Contains(area);

    public void Choose(TermId area, bool chosen) => _ = chosen ? _areas.Add(area) : _areas.Remove(area);

    public bool Has(MeetingFormats format) => Formats.HasFlag(format);

    public void Choose(MeetingFormats format, bool chosen) => Formats = chosen ? Formats | format : Formats & ~format;

    public Brief ToBrief() => new(TermSet.Of(_areas), Aim, WhyYou, Months, Cadence, Formats, Message);
}
