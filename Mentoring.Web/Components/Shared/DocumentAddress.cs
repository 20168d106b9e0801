using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Components.Shared;

/// <summary>Where documents are.</summary>
public static class DocumentAddress
{
    public static string Of(RelationshipId relationship, DocumentKind kind, DocumentId id) => $"/relationships/{relationship.Value}/{kind.Segment()}/{id.Value}";

    /// <summary>The part of an address that stands for a kind.</summary>
    public static string Segment(this DocumentKind kind) => kind switch
    {
        DocumentKind.Swot => "swot",
        DocumentKind.GStar => "gstar",
        _ => "goals",
    };

    /// <summary>The kind that part stands for; null when it is none.</summary>
    public static DocumentKind? KindOf(string? segment) => Enum.GetValues<DocumentKind>().Cast<DocumentKind?>().FirstOrDefault(k => k!.Value.Segment() == segment);

    /// <summary>A kind as a sentence names it.</summary>
    public static string Word(this DocumentKind kind) => kind switch
    {
        DocumentKind.Swot => "SWOT",
        DocumentKind.GStar => "G-STAR",
        _ => "goal",
    };
}
