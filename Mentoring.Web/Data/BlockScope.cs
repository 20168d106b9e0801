using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>Who keeps whom away.</summary>
public static class BlockScope
{
    /// <summary>Blocks between two members, whoever made them.</summary>
    public static IQueryable<Block> Between(this IQueryable<Block> blocks, MemberId first, MemberId second) =>
        blocks.Where(b => (b.BlockerId == first && b.BlockedId == second) || (b.BlockerId == second && b.BlockedId == first));
}
