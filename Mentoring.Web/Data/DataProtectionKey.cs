namespace Mentoring.Web.Data;

/// <summary>A key that cookies and links are sealed with; in the database so that every server opens what another sealed.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; private set; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}
