using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Policy;

/// <summary>Finds the findings of a suppression's scope, and keeps them out of the queue while it lasts.</summary>
internal static class SuppressionMatch
{
    /// <summary>Ids of the findings among the given ones that a suppression is about.</summary>
    public static async Task<List<int>> FindAsync(DeskContext db, SuppressionRow scope, IQueryable<FindingRow> among, CancellationToken cancellationToken)
    {
        var rows = among;
        if (scope.UserId is { } user)
        {
            rows = rows.Where(f => f.UserId == user);
        }

        if (scope.PatientId is { } patient)
        {
            rows = rows.Where(f => f.PatientId == patient);
        }

        if (scope.Role is { } role)
        {
            rows = rows.Where(f => db.Workforce.Any(u => u.Id == f.UserId && u.Role == role));
        }

        if (scope.DepartmentId is { } department)
        {
            rows = rows.Where(f => db.Workforce.Any(u => u.Id == f.UserId && u.DepartmentId == department));
        }

        rows = scope.Mark switch
        {
            PatientMark.Vip => rows.Where(f => db.Patients.Any(p => p.Id == f.PatientId && p.Vip)),
            PatientMark.Restricted => rows.Where(f => db.Patients.Any(p => p.Id == f.PatientId && p.Restricted != null && p.Restricted != "")),
            PatientMark.Employee => rows.Where(f => db.Patients.Any(p => p.Id == f.PatientId && (p.EmployeeUserId != null || db.Workforce.Any(u => u.OwnPatientId == p.Id)))),
            PatientMark.Deceased => rows.Where(f => db.Patients.Any(p => p.Id == f.PatientId && p.DeathDate != null)),
            _ => rows,
        };
        var rules = scope.Rules.Split(';').ToHashSet(StringComparer.Ordinal);
        var found = await rows.Select(f => new { f.Id, f.Rules }).ToListAsync(cancellationToken);
        return [.. found.Where(f => f.Rules.Split(';').All(rules.Contains)).Select(f => f.Id)];
    }

    /// <summary>Brings what is kept out of the queue to what the suppressions in force say now, and keeps what each has hidden.</summary>
    public static async Task ApplyAsync(DeskContext db, DateTime now, CancellationToken cancellationToken)
    {
        var open = db.Findings.Where(f => f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview);
        var until = new Dictionary<int, DateTime>();
        var kept = (await db.SuppressedFindings.AsNoTracking().Select(h => new { h.SuppressionId, h.FindingId }).ToListAsync(cancellationToken)).Select(h => (h.SuppressionId, h.FindingId)).ToHashSet();
        foreach (var suppression in await db.Suppressions.AsNoTracking().Where(s => s.State == SuppressionState.Approved && s.ExpiresAt > now).ToListAsync(cancellationToken))
        {
            foreach (var id in await FindAsync(db, suppression, open, cancellationToken))
            {
                until[id] = until.TryGetValue(id, out var known) && known > suppression.ExpiresAt ? known : suppression.ExpiresAt;
                if (kept.Add((suppression.Id, id)))
                {
                    db.SuppressedFindings.Add(new SuppressedFindingRow { SuppressionId = suppression.Id, FindingId = id, At = now });
                }
            }
        }

        var ids = until.Keys.ToList();
        foreach (var finding in await db.Findings.Where(f => f.SuppressedUntil != null || ids.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            finding.SuppressedUntil = until.TryGetValue(finding.Id, out var end) ? end : null;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
