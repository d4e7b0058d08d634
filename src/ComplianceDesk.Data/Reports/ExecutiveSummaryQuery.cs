using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Requirements.Evidence;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="ExecutiveSummaryReport"/> prints.</summary>
public sealed class ExecutiveSummaryQuery : ReportQuery<ExecutiveSummaryData>
{
    /// <inheritdoc/>
    public override async Task<ExecutiveSummaryData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var period = reading.Period;
        var (now, before) = (await PeriodFigures.RunAsync(db, period, cancellationToken), await PeriodFigures.RunAsync(db, period.Before(), cancellationToken));
        var findings = await period.Of(db.Findings).GroupBy(f => new { f.Severity, f.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var matrix = await new RequirementMatrixQuery(reading.Store).RunAsync(reading.Now.UtcDateTime, cancellationToken);
        var asOf = reading.Now.UtcDateTime;
        var quality = await db.QualityRuns.Where(r => r.FinishedAt <= asOf).MaxAsync(r => (int?)r.Id, cancellationToken);
        var scores = quality is null ? null : await new ScoreQuery(reading.Store) { Run = quality.Value }.RunAsync(cancellationToken);
        return new ExecutiveSummaryData
        {
            Basis = reading.Basis,
            Accesses = now,
            Before = before.Events == 0 ? null : before,
            Findings = [.. findings.Select(f => (ReviewFindings.Of(f.Key.Severity), ReviewFindings.Of(f.Key.Status), f.Count))],
            Requirements = matrix.Run is null ? [] : matrix.Counts,
            Scores = scores is null ? [] : [.. scores.Scores.Select(s => new ScoreLine(s.Score.Info.Title, s.Score.Value, s.Score.Scored.Count(), s.Score.Parts.Count))],
            DaysLoggedBefore = await PeriodFigures.DaysLoggedAsync(db, period.Before(), cancellationToken),
            Incidents = await IncidentsAsync(db, period, cancellationToken),
            IncidentsBefore = await IncidentsAsync(db, period.Before(), cancellationToken),
            ExpiredStatements = matrix.Lines.Count(l => l.StatementState == StatementState.Expired),
        };
    }

    // Null when no register was ever given.
    private static async Task<(int All, int NoticeDue)?> IncidentsAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken)
    {
        var (from, to) = (period.From, period.To);
        var incidents = (await db.Incidents.AsNoTracking().Where(i => i.DiscoveredOn >= from && i.DiscoveredOn <= to).ToListAsync(cancellationToken)).Select(RegisterReader.Incident).ToList();
        return incidents.Count > 0 || await db.Imports.AnyAsync(i => i.Feed == "incidents" && i.Status == ImportStatus.Finished, cancellationToken) ? (incidents.Count, incidents.Count(i => i.NoticeDue)) : null;
    }
}
