using System.Globalization;
using ComplianceDesk.Core.Registers;
using ComplianceDesk.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>The register of rows behind a metric in a run: everything that was not as expected, as it was first noted.</summary>
public static class MetricRowsRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="metric">Id of the metric.</param>
    /// <param name="key">The one record asked about; null for every row.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, int run, string metric, string? key, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(
            RegisterHead.Of(
                "Rows behind a figure", string.Create(CultureInfo.InvariantCulture, $"{metric} {MetricCatalog.Infos.GetValueOrDefault(metric)?.Title ?? "unknown"}, run {run}{(key is null ? "" : $", record {key}")}"),
                "metric", "feed", "record_id", "found", "expected", "#first_run", "#last_run"), cancellationToken);
        await using var db = store.CreateDbContext();
        await foreach (var row in EvaluationFindingsQuery.Rows(db, run, [metric]).Where(e => key == null || e.Key == key).OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await rows.AddAsync([row.Metric, row.Feed, row.Key, row.Found, row.Expected, Number(row.FirstRun), Number(row.LastRun)], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
