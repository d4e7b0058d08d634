using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReviewFeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BirthSex",
                table: "Patients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Drg",
                table: "Billing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CodingAudits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AuditId = table.Column<string>(type: "TEXT", nullable: false),
                    EncounterId = table.Column<string>(type: "TEXT", nullable: false),
                    System = table.Column<string>(type: "TEXT", nullable: true),
                    AssignedCode = table.Column<string>(type: "TEXT", nullable: true),
                    ReviewedCode = table.Column<string>(type: "TEXT", nullable: true),
                    DrgAssigned = table.Column<string>(type: "TEXT", nullable: true),
                    DrgReviewed = table.Column<string>(type: "TEXT", nullable: true),
                    CoderUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReviewerUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    CorrectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    ChangedImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    GoneImportId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodingAudits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecordSamples",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SampleId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    PatientId = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", nullable: true),
                    Field = table.Column<string>(type: "TEXT", nullable: true),
                    SampledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Agrees = table.Column<bool>(type: "INTEGER", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewerUserId = table.Column<int>(type: "INTEGER", nullable: true),
                    FirstImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    ChangedImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    GoneImportId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordSamples", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CodingAudits_AuditId",
                table: "CodingAudits",
                column: "AuditId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CodingAudits_EncounterId",
                table: "CodingAudits",
                column: "EncounterId");

            migrationBuilder.CreateIndex(
                name: "IX_RecordSamples_SampleId",
                table: "RecordSamples",
                column: "SampleId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CodingAudits");

            migrationBuilder.DropTable(
                name: "RecordSamples");

            migrationBuilder.DropColumn(
                name: "BirthSex",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Drg",
                table: "Billing");
        }
    }
}
