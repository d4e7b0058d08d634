using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindingRuleVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RuleVersions",
                table: "Findings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // From now on the letters of a case say when individuals were notified: a day that somebody recorded before stands, and says so.
            migrationBuilder.Sql("UPDATE Cases SET Facts = json_set(Facts, '$.notifiedBasis', 'Recorded by hand, before the letters of a case kept this day.') WHERE json_extract(Facts, '$.individualsNotifiedOn') IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RuleVersions",
                table: "Findings");
        }
    }
}
