using System.Security.Claims;
using Mentoring.Core.Common;
using Mentoring.Core.Members;

namespace Mentoring.Web.Security;

/// <summary>What the sign-in cookie says beside the account: which member this is and the role in use.</summary>
public static class MentoringClaims
{
    public const string Member = "mentoring:member";
    public const string Acting = "mentoring:acting";

    /// <summary>The access token a client outside our pages came with.</summary>
    public const string Token = "mentoring:token";

    public static MemberId? MemberId(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(Member), out var id) ? new MemberId(id) : null;

    public static ProgrammeRole? ActingRole(this ClaimsPrincipal user) =>
        Enum.TryParse<ProgrammeRole>(user.FindFirstValue(Acting), out var role) && Enum.IsDefined(role) ? role : null;
}
