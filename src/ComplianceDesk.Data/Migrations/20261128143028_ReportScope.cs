using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReportScope : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Identified",
                table: "Reports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Reports made before this printed the ids of the source systems.
            migrationBuilder.Sql("UPDATE Reports SET Identified = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "About",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Identified",
                table: "Reports");
        }
    }
}
