using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Web.Features.Documents;

/// <summary>There is nothing to bring back.</summary>
internal sealed record AlreadyLikeThat() : Problem("The document is like this now, so there is nothing to bring back.");

public sealed partial class DocumentCommands
{
    /// <summary>Changes that stand on one base; more would lose their place in the log.</summary>
    private const int MostAtOnce = DocumentStatements.PageSize / 2;

    private const int MostRounds = 10;

    /// <summary>
    /// Brings back how a document was at a revision, by new changes; nothing of the log is lost, and what the other person types meanwhile stays.
    /// What became of the mentor's observations is left as it is where it is not this person's to decide.
    /// </summary>
    public async Task<Result> RestoreAsync(MemberId by, DocumentId id, int revision, CancellationToken cancel)
    {
        var head = await queries.HeadAsync(by, id, cancel);
        if (!head.TryValue(out var around))
            return Result.From(head.Problems);
        if (around.WhyNot is { } problem)
            return problem;
        var then = await queries.ContentAsync(by, id, revision, cancel);
        if (!then.TryValue(out var wanted) || revision < 0 || wanted.Revision != revision)
            return new NotFound();
        for (var round = 0; round < MostRounds; round++)
        {
            var (at, operations) = await MissingAsync(by, around, wanted.State, cancel);
            if (operations.Count == 0)
                return round == 0 ? new AlreadyLikeThat() : Result.Done;
            var made = await MakeAsync(by, id, at, round == 0 ? operations.Prepend(new Restored(revision)) : operations);
            if (!made.Succeeded || operations.Count < MostAtOnce)
                return made;
        }

        return Result.Done;
    }

    /// <summary>What still has to be done, and the revision that is said of.</summary>
    private async Task<(int At, List<DocumentOperation> Operations)> MissingAsync(MemberId by, DocumentHead around, DocumentState wanted, CancellationToken cancel)
    {
        if (!(await queries.ContentAsync(by, around.Row.Id, cancel)).TryValue(out var now))
            return (0, []);
        var operations = DocumentDifference.Between(now.State, wanted).Where(o => DocumentRoles.WhyNot(now.State, o, by == around.Pair.Mentor) is null);
        return (now.Revision, [.. operations.Take(MostAtOnce)]);
    }

    /// <summary>Handed over at once, so that they are committed together as far as one commit goes.</summary>
    private async Task<Result> MakeAsync(MemberId by, DocumentId id, int revision, IEnumerable<DocumentOperation> operations)
    {
        var made = await Task.WhenAll(operations.Select(o => writer.ChangeAsync(by, id, new(ChangeId.New(), revision, o))));
        return made.SelectMany(m => m.Problems).Take(1).ToList() is { Count: > 0 } problems ? Result.From(problems) : Result.Done;
    }
}
