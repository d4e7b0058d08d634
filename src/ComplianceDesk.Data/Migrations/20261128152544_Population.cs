using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class Population : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PopulationCells",
                columns: table => new
                {
                    Row = table.Column<byte>(type: "INTEGER", nullable: false),
                    RowValue = table.Column<string>(type: "TEXT", nullable: false),
                    Column = table.Column<byte>(type: "INTEGER", nullable: false),
                    ColumnValue = table.Column<string>(type: "TEXT", nullable: false),
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    Visits = table.Column<long>(type: "INTEGER", nullable: false),
                    Patients = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PopulationCells", x => new { x.Row, x.RowValue, x.Column, x.ColumnValue });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PopulationCells");
        }
    }
}
