using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Requirements.Evidence;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="BreachLogReport"/> prints.</summary>
public sealed class BreachLogQuery : ReportQuery<BreachLogData>
{
    /// <inheritdoc/>
    public override async Task<BreachLogData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        await using var db = reading.Store.CreateDbContext();
        var (from, to) = (reading.Period.From, reading.Period.To);
        var rows = await db.Incidents.AsNoTracking().Where(i => i.DiscoveredOn <= to).OrderBy(i => i.DiscoveredOn).ThenBy(i => i.IncidentId).ToListAsync(cancellationToken);
        var lines = rows.Select(r => new IncidentLine(RegisterReader.Incident(r), r.Sanction, r.Mitigation)).ToList();
        return new BreachLogData
        {
            Basis = reading.Basis,
            Incidents = [.. lines.Where(l => l.Incident.DiscoveredOn >= from)],
            Earlier = [.. lines.Where(l => l.Incident.DiscoveredOn < from && l.Incident.ClosedOn is null)],
            Candidates = await BreachCandidates.RunAsync(db, reading.Period, reading.Now.UtcDateTime, rows, cancellationToken),
            Known = rows.Count > 0 || await db.Imports.AnyAsync(i => i.Feed == "incidents" && i.Status == ImportStatus.Finished, cancellationToken),
            Today = reading.Today,
        };
    }
}
