using Mentoring.Core.Members;

namespace Mentoring.Web.Data;

/// <summary>Lets decisions that rest on the same fact exclude each other.</summary>
public static class Touching
{
    /// <summary>Touches a member so that the save raises their version, even within one tick of the clock.</summary>
    public static void Touch(this MentoringDb db, Member member, DateTime now)
    {
        member.Touch(now);
        db.Entry(member).Property(m => m.ChangedAt).IsModified = true;
    }
}
