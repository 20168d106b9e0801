using Mentoring.Core.Common;
using Mentoring.Core.Relationships;

namespace Mentoring.Web.Data;

/// <summary>An answer that was given by a link of a mail, saved together with it: each answer of each mail works once.</summary>
/// <param name="NoticeId">The notice the mail told of.</param>
/// <param name="Answer">Accept, decline or ask.</param>
/// <param name="SpentAt">UTC.</param>
public sealed record SpentLink(NoticeId NoticeId, RelationshipMove Answer, DateTime SpentAt);
