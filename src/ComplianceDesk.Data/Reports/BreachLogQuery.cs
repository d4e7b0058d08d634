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
        var db = reading.Db;
        var (from, to) = (reading.Period.From, reading.Period.To);
        var rows = await db.Incidents.AsNoTracking().Where(i => i.DiscoveredOn <= to).OrderBy(i => i.DiscoveredOn).ThenBy(i => i.IncidentId).ToListAsync(cancellationToken);
        var lines = rows.Select(r => new IncidentLine(RegisterReader.Incident(r), r.Sanction, r.Mitigation)).ToList();
        var ties = await RegisterTies.ReadAsync(db, rows, cancellationToken);
        var cases = await BreachCandidates.CasesAsync(db, reading.Period, reading.Now.UtcDateTime, ties, cancellationToken);
        var ofCases = cases.Where(c => c.InLog).Select(c => new IncidentLine(c.Facts.Incident(c.Id), c.Facts.Sanction, c.Facts.Mitigation));
        return new BreachLogData
        {
            Basis = reading.Basis,
            Incidents = [.. lines.Where(l => l.Incident.DiscoveredOn >= from).Concat(ofCases).OrderBy(l => l.Incident.DiscoveredOn).ThenBy(l => l.Incident.IncidentId, StringComparer.Ordinal)],
            Earlier = [.. lines.Where(l => l.Incident.DiscoveredOn < from && l.Incident.ClosedOn is null)],
            Cases = cases,
            Candidates = await BreachCandidates.FindingsAsync(db, reading.Period, reading.Now.UtcDateTime, ties, cancellationToken),
            Untied = [.. rows.Where(r => r.DiscoveredOn >= from || r.ClosedOn is null).SelectMany(r => ties.Untied(r).Select(text => (r.IncidentId, text)))],
            Known = rows.Count > 0 || await db.Imports.AnyAsync(i => i.Feed == "incidents" && i.Status == ImportStatus.Finished, cancellationToken),
            Today = reading.Today,
        };
    }
}
