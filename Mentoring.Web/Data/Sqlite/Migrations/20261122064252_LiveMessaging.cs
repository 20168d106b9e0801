using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LiveMessaging : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Delivered",
                table: "ReadMarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MailedSequence",
                table: "ReadMarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EditedAt",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Files",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "QuotedId",
                table: "Messages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "LastRevision",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailDueAt",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.NumberChanges();

            migrationBuilder.CreateIndex(
                name: "IX_Messages_ConversationId_Revision",
                table: "Messages",
                columns: new[] { "ConversationId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Messages_QuotedId",
                table: "Messages",
                column: "QuotedId",
                filter: "\"QuotedId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_MailDueAt",
                table: "Conversations",
                column: "MailDueAt",
                filter: "\"MailDueAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_ConversationId_Revision",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Messages_QuotedId",
                table: "Messages");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_MailDueAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Delivered",
                table: "ReadMarks");

            migrationBuilder.DropColumn(
                name: "MailedSequence",
                table: "ReadMarks");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "QuotedId",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Messages");

            migrationBuilder.DropColumn(
                name: "LastRevision",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "MailDueAt",
                table: "Conversations");
        }
    }
}
