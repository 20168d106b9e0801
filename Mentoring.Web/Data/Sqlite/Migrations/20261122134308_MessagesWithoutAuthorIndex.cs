using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MessagesWithoutAuthorIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Messages_AuthorId",
                table: "Messages");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Messages_AuthorId",
                table: "Messages",
                column: "AuthorId");
        }
    }
}
