namespace Mentoring.Web.Security;

/// <summary>Marks a page whose address is itself a key: no other site is told of it, and nothing on the way keeps it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecretAddressAttribute : Attribute;
