using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>The findings of the evaluation at a moment: tests outside their threshold, and earlier ones that were answered, each with what management recorded.</summary>
public sealed class EvaluationFindingsQuery(DeskStore store, RequirementMatrixQuery matrix)
{
    /// <param name="asOf">The moment asked about, UTC.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<EvaluationFindings> RunAsync(DateTime asOf, CancellationToken cancellationToken = default)
    {
        var all = await matrix.RunAsync(asOf, cancellationToken);
        await using var db = store.CreateDbContext();
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var responses = await ManagementResponses.AllAsync(db, asOf, zone, cancellationToken);
        var today = zone.DayOf(asOf);
        if (all.Run is not { } run)
        {
            return new EvaluationFindings(null, today, []);
        }

        var outcomes = await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken);
        var noted = EvaluationFinding.Of(outcomes.Values, all.Lines.Select(l => (l.Requirement, l.Result)));
        var ids = noted.Select(f => f.Outcome.Metric.Id).ToHashSet(StringComparer.Ordinal);
        var standing = await StandingAsync(db, run.Id, ids, cancellationToken);
        var limits = await db.MetricResults.AsNoTracking().Where(m => m.RunId == run.Id && m.Limit != null).ToDictionaryAsync(m => m.Metric, m => m.Limit!.Value, cancellationToken);
        var earlier = responses.Select(g => g.Key).Where(id => !ids.Contains(id) && outcomes.ContainsKey(id)).Order(StringComparer.Ordinal)
            .Select(id => new EvaluationFinding(outcomes[id], [.. all.Lines.Select(l => l.Requirement).Where(r => r.Metrics.Contains(id) && !AddressableStates.IsOneOf(id, r))]));
        return new EvaluationFindings(run, today,
        [
            .. noted.Concat(earlier).Select(f => new FindingLine(
                f, limits.TryGetValue(f.Outcome.Metric.Id, out var limit) ? limit : null, standing.GetValueOrDefault(f.Outcome.Metric.Id)?.Since, standing.GetValueOrDefault(f.Outcome.Metric.Id)?.Rows ?? 0, [.. responses[f.Outcome.Metric.Id]])),
        ]);
    }

    /// <summary>Rows behind tests that stand in a run, and when the oldest of them was first noted, UTC.</summary>
    internal static async Task<Dictionary<string, StandingRows>> StandingAsync(DeskContext db, int run, IReadOnlyCollection<string> metrics, CancellationToken cancellationToken)
    {
        var runs = await db.RequirementRuns.AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.FinishedAt, cancellationToken);
        return await Rows(db, run, metrics).GroupBy(e => e.Metric).Select(g => new { g.Key, First = g.Min(e => e.FirstRun), Rows = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => new StandingRows(g.Rows, runs[g.First]), cancellationToken);
    }

    /// <summary>The rows behind tests that stand in a run.</summary>
    internal static IQueryable<MetricExceptionRow> Rows(DeskContext db, int run, IReadOnlyCollection<string> metrics) =>
        db.MetricExceptions.AsNoTracking().Where(e => e.FirstRun <= run && e.LastRun >= run && metrics.Contains(e.Metric));
}

/// <summary>Rows behind a test, and since when the oldest stands, UTC.</summary>
internal sealed record StandingRows(long Rows, DateTime Since);

/// <summary>Findings at a moment.</summary>
/// <param name="Run">The run they come from; null before the first.</param>
/// <param name="Today">The day, at the site.</param>
/// <param name="Lines">Those noted, heaviest first; then earlier ones that were answered and are no longer noted.</param>
public sealed record EvaluationFindings(RequirementRunRow? Run, DateOnly Today, IReadOnlyList<FindingLine> Lines);

/// <summary>A finding with what was recorded of it.</summary>
/// <param name="Finding">What the test answered.</param>
/// <param name="Limit">The limit in force, in the test's unit; null when it has none.</param>
/// <param name="Since">When the oldest row that stands was first noted, UTC; null when none stands.</param>
/// <param name="Rows">Rows behind it that stand.</param>
/// <param name="History">Every entry of management, newest first.</param>
public sealed record FindingLine(EvaluationFinding Finding, double? Limit, DateTime? Since, long Rows, IReadOnlyList<ManagementResponse> History)
{
    /// <summary>Id of the test.</summary>
    public string Metric => Finding.Outcome.Metric.Id;

    /// <summary>The entry in force; null when none was made.</summary>
    public ManagementResponse? Response => History is [var newest, ..] ? newest : null;

    /// <summary>Whether the test notes it; null when it could not be tested.</summary>
    public bool? Noted => Finding.Outcome.Status switch { MetricStatus.Exception => true, MetricStatus.Good => false, _ => null };
}
