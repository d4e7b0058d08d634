using System;
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
            migrationBuilder.DropTable(
                name: "CodeEntries");

            migrationBuilder.DropColumn(
                name: "Npi",
                table: "Workforce");

            migrationBuilder.DropColumn(
                name: "Columns",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "CategoryId",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "ClinicalStatusId",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "VerificationStatusId",
                table: "Diagnoses");

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

            migrationBuilder.AddColumn<string>(
                name: "Npi",
                table: "Workforce",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Columns",
                table: "Imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CategoryId",
                table: "Diagnoses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ClinicalStatusId",
                table: "Diagnoses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "VerificationStatusId",
                table: "Diagnoses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CodeEntries",
                columns: table => new
                {
                    System = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Display = table.Column<string>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodeEntries", x => new { x.System, x.Code, x.From });
                });
        }
    }
}
