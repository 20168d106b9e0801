using Microsoft.EntityFrameworkCore.Migrations;

namespace Mentoring.Web.Data;

/// <summary>Numbers the changes of messages written before changes were numbered: each was one. The same words on both providers.</summary>
internal static class ChangesOfOldMessages
{
    private static readonly string[] Steps =
    [
        """UPDATE "Messages" SET "Revision" = "Sequence" """,
        """UPDATE "Conversations" SET "LastRevision" = "LastSequence" """,
        """UPDATE "ReadMarks" SET "Delivered" = "Sequence" """,
    ];

    public static void NumberChanges(this MigrationBuilder builder)
    {
        foreach (var step in Steps)
            builder.Sql(step);
    }
}
