using Mentoring.Core.Common;

namespace Mentoring.Web.Data;

/// <summary>Whether two people keep away from each other. Who of the two wants it matters to nobody but them.</summary>
public static class BlockScope
{
    public static IQueryable<Block> Between(this IQueryable<Block> blocks, MemberId one, MemberId another) =>
        blocks.Where(b => (b.BlockerId == one && b.BlockedId == another) || (b.BlockerId == another && b.BlockedId == one));

    /// <summary>From whom this person is kept apart, whoever wanted it.</summary>
    public static IQueryable<MemberId> ApartFrom(this IQueryable<Block> blocks, MemberId member) =>
        blocks.Where(b => b.BlockerId == member || b.BlockedId == member).Select(b => b.BlockerId == member ? b.BlockedId : b.BlockerId);
}
