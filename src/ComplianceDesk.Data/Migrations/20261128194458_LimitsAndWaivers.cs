using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class LimitsAndWaivers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AsOf",
                table: "WorkItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AlterColumn<string>(
                name: "CheckId",
                table: "Waivers",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "EndedBecause",
                table: "Waivers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WorkItemId",
                table: "Waivers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AsOf",
                table: "QualityRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "PolicyVersion",
                table: "QualityRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_WorkItemId",
                table: "Waivers",
                column: "WorkItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Waivers_WorkItemId",
                table: "Waivers");

            migrationBuilder.DropColumn(
                name: "AsOf",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "EndedBecause",
                table: "Waivers");

            migrationBuilder.DropColumn(
                name: "WorkItemId",
                table: "Waivers");

            migrationBuilder.DropColumn(
                name: "AsOf",
                table: "QualityRuns");

            migrationBuilder.DropColumn(
                name: "PolicyVersion",
                table: "QualityRuns");

            migrationBuilder.AlterColumn<string>(
                name: "CheckId",
                table: "Waivers",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
