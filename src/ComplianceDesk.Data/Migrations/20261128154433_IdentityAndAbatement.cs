using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class IdentityAndAbatement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Abatement",
                table: "Diagnoses",
                type: "INTEGER",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdentityChanges");

            migrationBuilder.DropColumn(
                name: "Abatement",
                table: "Diagnoses");
        }
    }
}
