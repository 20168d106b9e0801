using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Core.Relationships;

namespace Mentoring.Tests.Relationships;

public class BriefAdviceTests
{
    private static readonly TermSet Theirs = TermSet.Of(new TermId(3));

    private static readonly Brief Good = Situations.Brief with
    {
        Aim = "Move from audit senior to manager within a year. Be calm in front of a board.",
        WhyYou = "You took the same step in the same firm",
        Message = "I would be glad to talk once a month.",
    };

    [Fact]
    public void A_thoughtful_request_has_everything_ticked() => Assert.All(Lines(Good), a => Assert.True(a.Done, a.Words));

    [Fact]
    public void An_empty_request_has_nothing_ticked_but_the_usual_rhythm() => Assert.Single(
        Lines(new Brief(TermSet.Empty, " ", " ", 6, Cadence.Monthly, MeetingFormats.None, " ")), a => a.Done);

    [Fact]
    public void Four_areas_are_no_focus() => Assert.False(Lines(Good with { Areas = TermSet.Of(Enumerable.Range(3, 4).Select(i => new TermId(i))) })[0].Done);

    private static IReadOnlyList<Advice> Lines(Brief brief) => BriefAdvice.For(brief, Theirs, MeetingFormats.Online, "Tomas");
}
