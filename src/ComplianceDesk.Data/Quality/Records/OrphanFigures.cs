using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Quality;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>Rows of billing and coding queries that name no encounter of the store, and so stand in nobody's chart.</summary>
internal sealed class OrphanFigures : IFigures
{
    private const string NoEncounter = "GoneImportId IS NULL AND NOT EXISTS (SELECT 1 FROM Encounters e WHERE e.EncounterId = r.EncounterId AND e.GoneImportId IS NULL)";

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        var texts = new TextStore();
        var clock = new ZoneClock(TimeZoneInfo.Utc);
        using var billing = new PatientRows(connection, $"SELECT 0, {ChartReader.BillingColumns} FROM Billing r WHERE ?1 IS NOT ?2 AND {NoEncounter} ORDER BY r.Id", 0, 1, texts, clock);
        for (; billing.Is(0); billing.Next())
        {
            var record = ChartReader.NewBilling();
            ChartReader.Fill(record, billing);
            run.Test(record);
        }

        using var queries = new PatientRows(connection, $"SELECT 0, {ChartReader.QueryColumns} FROM CodingQueries r WHERE ?1 IS NOT ?2 AND {NoEncounter} ORDER BY r.Id", 0, 1, texts, clock);
        for (; queries.Is(0); queries.Next())
        {
            var record = ChartReader.NewQuery();
            ChartReader.Fill(record, queries);
            run.Test(record);
        }
    }
}
