using Microsoft.EntityFrameworkCore.Migrations;

namespace Mentoring.Web.Data;

/// <summary>Gives the clocks of the life of a relationship to rows written before there were any; the same words on both providers.</summary>
internal static class ClocksOfOldRows
{
    private static readonly string[] Steps =
    [
        """UPDATE "Relationships" SET "ClockStartedAt" = "RoundStartedAt" """,
        """UPDATE "Relationships" SET "ActiveSince" = "AcceptedAt" WHERE "Status" = 'Active' """,
        """UPDATE "Relationships" SET "DueAt" = "RoundStartedAt" WHERE "Status" = 'Requested' OR "ProposedAt" IS NOT NULL OR "HoldUntil" IS NOT NULL""",
        """
        UPDATE "Relationships" SET "RepliedAt" = (
            SELECT MIN(e."At") FROM "RelationshipEvents" AS e
            WHERE e."RelationshipId" = "Relationships"."Id" AND e."At" >= "Relationships"."RoundStartedAt" AND e."Move" IN ('Accept', 'Decline', 'AskForMore'))
        """,
        """
        UPDATE "Conversations" SET "SilentSince" = "LastAt", "LastAuthorId" = (
            SELECT m."AuthorId" FROM "Messages" AS m WHERE m."ConversationId" = "Conversations"."Id" AND m."Sequence" = "Conversations"."LastSequence")
        """,
    ];

    public static void SetClocks(this MigrationBuilder builder)
    {
        foreach (var step in Steps)
            builder.Sql(step);
    }
}
