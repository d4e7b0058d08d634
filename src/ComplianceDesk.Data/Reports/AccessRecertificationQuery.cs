using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="AccessRecertificationReport"/> prints.</summary>
public sealed class AccessRecertificationQuery : ReportQuery<AccessRecertificationData>
{
    /// <inheritdoc/>
    public override async Task<AccessRecertificationData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var (first, last, department) = (reading.Period.FirstDay, reading.Period.LastDay, reading.DepartmentKey);
        // An account without use that no list names any more is nobody's to decide.
        var users = db.Workforce.Where(u => (department == null || u.DepartmentId == department)
            && (u.Listed || db.DailyCounts.Any(c => c.Kind == DailyCountKind.User && c.Key == u.Id && c.Day >= first && c.Day <= last)));
        var accounts = await new AccountFactsQuery(db, reading).RunAsync(users, cancellationToken);
        return new AccessRecertificationData
        {
            Basis = reading.Basis,
            Department = department is null ? null : await db.Departments.Where(d => d.Id == department).Select(d => d.Name ?? d.DepartmentId).SingleAsync(cancellationToken),
            Departments =
            [
                .. accounts.Where(a => !a.Row.Listed || a.Row.Status != "terminated" || a.Line.UsedAfterEnd)
                    .GroupBy(a => a.Line.Department).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new DepartmentAccounts(g.Key, [.. g.Select(a => a.Line)])),
            ],
        };
    }
}
