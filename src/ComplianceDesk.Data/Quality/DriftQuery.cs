using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Checks;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>Figures of a run that left their habit, as <see cref="MetricSteadyCheck"/> listed them.</summary>
public sealed class DriftQuery(DeskStore store)
{
    private static readonly string Code = new MetricSteadyCheck().Info.Code;

    /// <summary>Those of the latest run.</summary>
    public async Task<IReadOnlyList<CalledOut>> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await RunAsync(db, await db.QualityRuns.MaxAsync(r => (int?)r.Id, cancellationToken) ?? 0, cancellationToken);
    }

    internal static async Task<IReadOnlyList<CalledOut>> RunAsync(DeskContext db, int run, CancellationToken cancellationToken)
    {
        var rows = await db.CheckFailures.AsNoTracking().Where(f => f.RunId == run && f.CheckId == Code).OrderBy(f => f.Id).Select(f => new { f.RecordId, f.Found, f.Expected }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CalledOut(About(r.RecordId), r.Found ?? "", r.Expected ?? "") { Id = r.RecordId })];
    }

    private static string About(string id) =>
        CheckCatalog.Find(id)?.Info is { } check ? $"{check.Code} {check.Title}: share failing"
        : MeasureCatalog.Find(id)?.Info is { } measure ? measure.Title
        : ScoreCatalog.All.FirstOrDefault(s => s.Id == id) is { } score ? $"{score.Title}: {(score.Dimension is null ? "score" : "dimension")}" : id;
}
