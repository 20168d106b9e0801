namespace Mentoring.Web.Features.Documents;

/// <summary>One of the four, as it is drawn.</summary>
/// <param name="List">Its list in the document.</param>
/// <param name="Where">Inside the person, or around them.</param>
/// <param name="Prompt">What stands there while it is empty.</param>
public sealed record SwotQuadrant(string List, string Heading, string Where, string Prompt);
