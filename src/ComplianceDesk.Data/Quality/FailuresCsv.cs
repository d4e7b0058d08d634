using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Writes failures.csv: every failure of every check in the latest run, by check and in the order found; what stands against the measured parts
/// of the scores is not in it. The column <c>found</c> holds values of records,
/// which are protected health information.
/// </summary>
public static class FailuresCsv
{
    /// <param name="store">The store.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, Stream output, CancellationToken cancellationToken = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(CsvText.Line("check_id", "feed", "record_id", "column", "found", "expected"));
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var failures = db.CheckFailures.AsNoTracking().Where(f => f.RunId == run && db.CheckResults.Any(r => r.RunId == run && r.CheckId == f.CheckId)).OrderBy(f => f.CheckId).ThenBy(f => f.Id);
        await foreach (var failure in failures.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(CsvText.Line(failure.CheckId, failure.Feed, failure.RecordId, failure.Column, failure.Found, failure.Expected));
        }
    }
}
