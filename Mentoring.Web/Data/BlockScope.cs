using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>Whether two people keep away from each other. Who of the two wants it matters to nobody but them.</summary>
public static class BlockScope
{
    public static IQueryable<Block> Between(this IQueryable<Block> blocks, MemberId one, MemberId another) =>
        blocks.Where(b => (b.BlockerId == one && b.BlockedId == another) || (b.BlockerId == another && b.BlockedId == one));
}
