using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality.Measures;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Records;

/// <summary>What charts, documents and requests owe by a time, as the measures see it.</summary>
internal sealed class DutyFigures : IFigures
{
    private static readonly DutyMeasure<Chart>[] OfCharts = [.. MeasureCatalog.All.OfType<DutyMeasure<Chart>>()];
    private static readonly DutyMeasure<ChartEntry>[] OfEntries = [.. MeasureCatalog.All.OfType<DutyMeasure<ChartEntry>>()];
    private static readonly DutyMeasure<RecordRequest>[] OfRequests = [.. MeasureCatalog.All.OfType<DutyMeasure<RecordRequest>>()];

    /// <inheritdoc/>
    public void Read(SqliteConnection connection, CheckRun run)
    {
        if (!run.Asks<DutyRecord>())
        {
            return;
        }

        var scope = MeasureReading.Scope(connection, run.Store.Moments!, run.Policy, run.Store.Feeds);
        var ofCharts = scope.Of(OfCharts[0]);
        using var stays = new StayStream(connection);
        foreach (var (charts, entries) in stays.Read())
        {
            Put(OfCharts, charts, chart => ChartDeficiency.LacksDocument(chart, ofCharts));
            Put(OfEntries, entries, _ => false);
        }

        Put(OfRequests, MeasureReading.Requests(connection), _ => false);

        void Put<T>(DutyMeasure<T>[] measures, IEnumerable<T> records, Func<T, bool> lacks)
        {
            (DutyMeasure<T> Measure, MeasureScope Scope)[] asked = [.. measures.Select(measure => (measure, scope.Of(measure)))];
            foreach (var record in records)
            {
                foreach (var (measure, own) in asked)
                {
                    foreach (var duty in measure.Duties(record, own))
                    {
                        run.Test(new DutyRecord { RecordId = duty.RecordId, Measure = measure.Info.Id, Duty = duty, AsOf = own.AsOf, LacksDocument = duty.Feed == "encounters" && lacks(record) });
                    }
                }
            }
        }
    }
}
