using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ComplianceDesk.Data.Migrations
{
    /// <inheritdoc />
    public partial class OneKindOfWaiver : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Before the columns go: waivers of work items become waivers like those of checks, the next change of its waiver ends one.
            migrationBuilder.Sql("""
                INSERT INTO Waivers (WorkItemId, Owner, Reason, GrantedBy, GrantedAt, ExpiresOn, EndedBy, EndedAt, EndedBecause)
                SELECT c.ItemId, w.Owner, ifnull(c.Reason, ''), c.Who, c.At, c."Until", e.Who, e.At, e.Reason
                FROM WorkItemChanges c JOIN WorkItems w ON w.Id = c.ItemId
                     LEFT JOIN WorkItemChanges e ON e.Id = (SELECT min(n.Id) FROM WorkItemChanges n WHERE n.ItemId = c.ItemId AND n.Id > c.Id AND n.Change IN (3, 4))
                WHERE c.Change = 3 AND c."Until" IS NOT NULL;
                DELETE FROM WorkItemChanges WHERE Change IN (3, 4);
                UPDATE QualityRuns SET AsOf = StartedAt;
                UPDATE WorkItems SET AsOf = ifnull((SELECT r.AsOf FROM MeasureResults r WHERE r.RunId = WorkItems.LastRunId AND r.Measure = WorkItems.Measure AND r."By" = 0), OpenedAt);
                """);

            migrationBuilder.DropColumn(
                name: "WaivedBy",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "WaivedUntil",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "WorkItemChanges");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "WorkItemChanges");

            migrationBuilder.DropColumn(
                name: "Who",
                table: "WorkItemChanges");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WaivedBy",
                table: "WorkItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaivedUntil",
                table: "WorkItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "WorkItemChanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "WorkItemChanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Who",
                table: "WorkItemChanges",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
