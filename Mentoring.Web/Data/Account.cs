using Microsoft.AspNetCore.Identity;

namespace Mentoring.Web.Data;

/// <summary>What a person signs in with. Everything about the person in the programme is the <see cref="Core.Members.Member"/> that carries this id.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();
}

/// <summary>Names of the roles accounts can hold.</summary>
public static class AccountRoles
{
    /// <summary>Runs the programme; never reads anyone's words.</summary>
    public const string Manager = "Manager";
}
