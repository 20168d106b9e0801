using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Features.Members;

/// <summary>The same section was saved in another window since it was read here.</summary>
public sealed record SectionChangedMeanwhile(
    string Sentence = "This section was changed in another window, so nothing was saved. Your text is still here: save once more to keep it, or reload the page to see the other version.")
    : Problem(Sentence);

/// <summary>Live requests or relationships hang on the role.</summary>
public sealed record RoleInUse(ProgrammeRole Role, int Live) : Problem(
    $"You have {Live} live {(Live == 1 ? "request or relationship" : "requests and relationships")} as a {(Role == ProgrammeRole.Mentor ? "mentor" : "mentee")}. End {(Live == 1 ? "it" : "them")} first, then you can give up the role.");
