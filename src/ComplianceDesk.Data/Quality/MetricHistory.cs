using ComplianceDesk.Core.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>The failing share of each check in this run beside that of earlier runs.</summary>
internal static class MetricHistory
{
    private const int Runs = 60;

    /// <summary>Puts each check that the run has measured so far to the checks that read metrics.</summary>
    public static async Task TestByAsync(CheckRun run, DeskContext db, CancellationToken cancellationToken)
    {
        var latest = await db.QualityRuns.OrderByDescending(r => r.Id).Select(r => r.Id).Take(Runs).ToListAsync(cancellationToken);
        var results = await db.CheckResults.Where(result => latest.Contains(result.RunId) && result.Eligible > 0).OrderByDescending(result => result.RunId)
            .Select(result => new { result.CheckId, result.Failing, result.Eligible }).ToListAsync(cancellationToken);
        var before = results.ToLookup(result => result.CheckId, result => (double)result.Failing / result.Eligible);
        foreach (var outcome in run.Outcomes)
        {
            if (outcome.Rate is { } rate)
            {
                run.Test(new MetricRecord { RecordId = outcome.Check.Code, Value = (double)rate, Before = [.. before[outcome.Check.Code]] });
            }
        }
    }
}
