using ComplianceDesk.Core.Registers;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// The register of failures: every failure of every check in the latest run, by check and in the order found; what stands against the measured parts
/// of the scores is not in it. The column <c>found</c> holds values of records,
/// which are protected health information.
/// </summary>
public static class FailuresRegister
{
    /// <param name="store">The store.</param>
    /// <param name="rows">Where the rows go; it is completed.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(DeskStore store, RowWriter rows, CancellationToken cancellationToken = default)
    {
        await rows.BeginAsync(RegisterHead.Of("Failed checks", "the latest run", "check_id", "feed", "record_id", "column", "found", "expected"), cancellationToken);
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var failures = db.CheckFailures.AsNoTracking().Where(f => f.RunId == run && db.CheckResults.Any(r => r.RunId == run && r.CheckId == f.CheckId)).OrderBy(f => f.CheckId).ThenBy(f => f.Id);
        await foreach (var failure in failures.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await rows.AddAsync([failure.CheckId, failure.Feed, failure.RecordId, failure.Column, failure.Found, failure.Expected], cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }
}
