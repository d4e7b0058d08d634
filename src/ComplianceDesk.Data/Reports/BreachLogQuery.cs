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
        var rows = await db.Incidents.AsNoTracking().Where(i => i.DiscoveredOn >= from && i.DiscoveredOn <= to).OrderBy(i => i.DiscoveredOn).ThenBy(i => i.IncidentId).ToListAsync(cancellationToken);
        return new BreachLogData
        {
            Basis = reading.Basis,
            Incidents = [.. rows.Select(r => new IncidentLine(RegisterReader.Incident(r), r.Sanction, r.Mitigation))],
            Known = rows.Count > 0 || await db.Imports.AnyAsync(i => i.Feed == "incidents" && i.Status == ImportStatus.Finished, cancellationToken),
            Today = reading.Today,
        };
    }
}
