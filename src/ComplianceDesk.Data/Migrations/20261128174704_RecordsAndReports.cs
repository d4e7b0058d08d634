using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecordsAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Npi",
                table: "Workforce",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Catalogue",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DataSet",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Draft",
                table: "Reports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Identified",
                table: "Reports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Number",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PolicyVersion",
                table: "Reports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProgramVersion",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SignedOffAt",
                table: "Reports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignedOffBy",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SupersededById",
                table: "Reports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SupersedesId",
                table: "Reports",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Reports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "Reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Columns",
                table: "Imports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Targets",
                table: "FindingJobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Abatement",
                table: "Diagnoses",
                type: "INTEGER",
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

            migrationBuilder.AddColumn<long>(
                name: "Come",
                table: "CheckResults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Gone",
                table: "CheckResults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Department",
                table: "CheckFailures",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Facility",
                table: "CheckFailures",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "WorkforceId",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DepartmentId",
                table: "AccessSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte>(
                name: "Missing",
                table: "AccessSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: (byte)0);

            migrationBuilder.CreateTable(
                name: "CheckPlaces",
                columns: table => new
                {
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckId = table.Column<string>(type: "TEXT", nullable: false),
                    Facility = table.Column<string>(type: "TEXT", nullable: false),
                    Department = table.Column<string>(type: "TEXT", nullable: false),
                    Failing = table.Column<long>(type: "INTEGER", nullable: false),
                    Eligible = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckPlaces", x => new { x.RunId, x.CheckId, x.Facility, x.Department });
                });

            migrationBuilder.CreateTable(
                name: "CodeEntries",
                columns: table => new
                {
                    System = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Display = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodeEntries", x => new { x.System, x.Code, x.From });
                });

            migrationBuilder.CreateTable(
                name: "IdentityChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PatientId = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<bool>(type: "INTEGER", nullable: false),
                    BirthDate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sex = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeasureResults",
                columns: table => new
                {
                    RunId = table.Column<int>(type: "INTEGER", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<byte>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<byte>(type: "INTEGER", nullable: false),
                    Numerator = table.Column<double>(type: "REAL", nullable: false),
                    Denominator = table.Column<double>(type: "REAL", nullable: false),
                    Finished = table.Column<long>(type: "INTEGER", nullable: false),
                    Median = table.Column<double>(type: "REAL", nullable: true),
                    P90 = table.Column<int>(type: "INTEGER", nullable: true),
                    Pending = table.Column<long>(type: "INTEGER", nullable: false),
                    PendingMedian = table.Column<double>(type: "REAL", nullable: true),
                    PendingOldest = table.Column<int>(type: "INTEGER", nullable: true),
                    Age0 = table.Column<long>(type: "INTEGER", nullable: false),
                    Age8 = table.Column<long>(type: "INTEGER", nullable: false),
                    Age16 = table.Column<long>(type: "INTEGER", nullable: false),
                    Age30 = table.Column<long>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureResults", x => new { x.RunId, x.Measure, x.By, x.Key });
                });

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

            migrationBuilder.CreateTable(
                name: "Waivers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CheckId = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    GrantedBy = table.Column<string>(type: "TEXT", nullable: false),
                    GrantedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waivers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkItemChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Who = table.Column<string>(type: "TEXT", nullable: false),
                    Change = table.Column<byte>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItemChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Measure = table.Column<string>(type: "TEXT", nullable: false),
                    Feed = table.Column<string>(type: "TEXT", nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", nullable: false),
                    PatientId = table.Column<int>(type: "INTEGER", nullable: true),
                    FacilityId = table.Column<string>(type: "TEXT", nullable: true),
                    DepartmentId = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerKind = table.Column<byte>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Owed = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastRunId = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WaivedBy = table.Column<string>(type: "TEXT", nullable: true),
                    WaivedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Reports_SupersedesId",
                table: "Reports",
                column: "SupersedesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_CheckId",
                table: "Waivers",
                column: "CheckId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItemChanges_ItemId",
                table: "WorkItemChanges",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_DoneAt_DueAt_Id",
                table: "WorkItems",
                columns: new[] { "DoneAt", "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Key",
                table: "WorkItems",
                column: "Key",
                unique: true);

            // Reports made before this printed the ids of the source systems.
            migrationBuilder.Sql("UPDATE Reports SET Identified = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckPlaces");

            migrationBuilder.DropTable(
                name: "CodeEntries");

            migrationBuilder.DropTable(
                name: "IdentityChanges");

            migrationBuilder.DropTable(
                name: "MeasureResults");

            migrationBuilder.DropTable(
                name: "PopulationCells");

            migrationBuilder.DropTable(
                name: "Waivers");

            migrationBuilder.DropTable(
                name: "WorkItemChanges");

            migrationBuilder.DropTable(
                name: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_Reports_SupersedesId",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Npi",
                table: "Workforce");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Catalogue",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "DataSet",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Identified",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "PolicyVersion",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "ProgramVersion",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "SignedOffAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "SignedOffBy",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "SupersededById",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "SupersedesId",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Columns",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Targets",
                table: "FindingJobs");

            migrationBuilder.DropColumn(
                name: "Abatement",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "CategoryId",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "ClinicalStatusId",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "VerificationStatusId",
                table: "Diagnoses");

            migrationBuilder.DropColumn(
                name: "Come",
                table: "CheckResults");

            migrationBuilder.DropColumn(
                name: "Gone",
                table: "CheckResults");

            migrationBuilder.DropColumn(
                name: "Department",
                table: "CheckFailures");

            migrationBuilder.DropColumn(
                name: "Facility",
                table: "CheckFailures");

            migrationBuilder.DropColumn(
                name: "WorkforceId",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "DepartmentId",
                table: "AccessSessions");

            migrationBuilder.DropColumn(
                name: "Missing",
                table: "AccessSessions");
        }
    }
}
