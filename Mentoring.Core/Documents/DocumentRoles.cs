using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>What only one of the two may do in a document; everything else is open to both.</summary>
public static class DocumentRoles
{
    /// <summary>Why this person may not make this change; null when they may.</summary>
    /// <param name="state">Before the change.</param>
    /// <param name="operation">The change.</param>
    /// <param name="byMentor">Whether the mentor makes it, or the mentee.</param>
    public static Problem? WhyNot(DocumentState state, DocumentOperation operation, bool byMentor)
    {
        if (state.Kind is not DocumentKind.Swot || operation is not SetValue { Address: { Item: not null, Field: Swot.Observation }, Value: var value })
            return null;
        return value switch
        {
            Swot.Offered when !byMentor => new NotYoursToDo("Only the mentor offers an observation."),
            Swot.Accepted or Swot.Declined or null when byMentor => new NotYoursToDo("It is for the mentee to accept an observation or not."),
            _ => null,
        };
    }
}
