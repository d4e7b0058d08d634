using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class TrailIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Trail_Action_At",
                table: "Trail",
                columns: new[] { "Action", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Trail_Who_Action_At",
                table: "Trail",
                columns: new[] { "Who", "Action", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Trail_Who_At",
                table: "Trail",
                columns: new[] { "Who", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Trail_Action_At",
                table: "Trail");

            migrationBuilder.DropIndex(
                name: "IX_Trail_Who_Action_At",
                table: "Trail");

            migrationBuilder.DropIndex(
                name: "IX_Trail_Who_At",
                table: "Trail");
        }
    }
}
