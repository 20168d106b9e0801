using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LifeOfARelationship : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AlertedAt",
                table: "SavedSearches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Alerts",
                table: "SavedSearches",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CheckedAt",
                table: "SavedSearches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Known",
                table: "SavedSearches",
                type: "BLOB",
                maxLength: 8000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "SavedSearches",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ActiveSince",
                table: "Relationships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClockStartedAt",
                table: "Relationships",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "ClockStoppedUntil",
                table: "Relationships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Relationships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Relationships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RemindedDay",
                table: "Relationships",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "RepliedAt",
                table: "Relationships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DueAt",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LastAuthorId",
                table: "Conversations",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "NudgedAfter",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilenceStoppedUntil",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SilenceTold",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilentSince",
                table: "Conversations",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "NoticePreferences",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Requests = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Answers = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Relationships = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Silence = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Searches = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    FirstLine = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticePreferences", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_NoticePreferences_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RelationshipId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Fact = table.Column<int>(type: "INTEGER", nullable: true),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 2100, nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Notices_Relationships_RelationshipId",
                        column: x => x.RelationshipId,
                        principalTable: "Relationships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Claim = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DigestId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Outbox_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeFacts",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeFacts", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SpentLinks",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    SpentAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentLinks", x => new { x.NoticeId, x.Answer });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_Alerts_CheckedAt",
                table: "SavedSearches",
                columns: new[] { "Alerts", "CheckedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Relationships_DueAt",
                table: "Relationships",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_DueAt",
                table: "Conversations",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Key",
                table: "Notices",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MemberId_At",
                table: "Notices",
                columns: new[] { "MemberId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_RelationshipId",
                table: "Notices",
                column: "RelationshipId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Unread",
                table: "Notices",
                column: "MemberId",
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Claim",
                table: "Outbox",
                column: "Claim",
                filter: "\"Claim\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Daily",
                table: "Outbox",
                columns: new[] { "State", "DueAt", "Id" },
                filter: "\"State\" = 'Daily'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_MemberId",
                table: "Outbox",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Parked",
                table: "Outbox",
                columns: new[] { "State", "DueAt", "Id" },
                filter: "\"State\" = 'Parked'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_SentAt",
                table: "Outbox",
                column: "SentAt",
                filter: "\"SentAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Waiting",
                table: "Outbox",
                columns: new[] { "State", "DueAt", "Id" },
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.SetClocks();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoticePreferences");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "ProgrammeFacts");

            migrationBuilder.DropTable(
                name: "SpentLinks");

            migrationBuilder.DropIndex(
                name: "IX_SavedSearches_Alerts_CheckedAt",
                table: "SavedSearches");

            migrationBuilder.DropIndex(
                name: "IX_Relationships_DueAt",
                table: "Relationships");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_DueAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "AlertedAt",
                table: "SavedSearches");

            migrationBuilder.DropColumn(
                name: "Alerts",
                table: "SavedSearches");

            migrationBuilder.DropColumn(
                name: "CheckedAt",
                table: "SavedSearches");

            migrationBuilder.DropColumn(
                name: "Known",
                table: "SavedSearches");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "SavedSearches");

            migrationBuilder.DropColumn(
                name: "ActiveSince",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "ClockStartedAt",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "ClockStoppedUntil",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "RemindedDay",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "RepliedAt",
                table: "Relationships");

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "LastAuthorId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "NudgedAfter",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SilenceStoppedUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SilenceTold",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "SilentSince",
                table: "Conversations");
        }
    }
}
