using ComplianceDesk.Data.Review;
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
        if (scope.PatientId is { } patient)
        {
            rows = rows.Where(f => f.PatientId == patient);
        }

        if (scope.UserId is not null || scope.Role is not null || scope.DepartmentId is not null)
        {
            var people = db.Workforce.Where(u => (scope.UserId == null || u.Id == scope.UserId) && (scope.Role == null || u.Role == scope.Role) && (scope.DepartmentId == null || u.DepartmentId == scope.DepartmentId));
            // A rush is shown by the one of its people with the most accesses, and is about all of them.
            rows = rows.Where(f => people.Any(u => u.Id == f.UserId) && (f.Users <= 1
                || db.FindingAccesses.Where(a => a.FindingId == f.Id).Join(db.Accesses, a => a.AccessId, e => e.Id, (_, e) => e.UserId).All(user => people.Any(u => u.Id == user))));
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

    /// <summary>
    /// Brings what is kept out of the queue to what the suppressions in force say now, and keeps what each has hidden. None hides what is about whoever asked for or approved it,
    /// that person's record or manager, however wide it is.
    /// </summary>
    public static async Task ApplyAsync(DeskContext db, DateTime now, CancellationToken cancellationToken)
    {
        var open = db.Findings.Where(f => f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview);
        var until = new Dictionary<int, DateTime>();
        var kept = (await db.SuppressedFindings.AsNoTracking().Select(h => new { h.SuppressionId, h.FindingId }).ToListAsync(cancellationToken)).Select(h => (h.SuppressionId, h.FindingId)).ToHashSet();
        foreach (var suppression in await db.Suppressions.AsNoTracking().Where(s => s.State == SuppressionState.Approved && s.ExpiresAt > now).ToListAsync(cancellationToken))
        {
            var ids = await FindAsync(db, suppression, open, cancellationToken);
            Reviewer[] people = [await Reviewer.LoadAsync(db, suppression.RequestedBy, cancellationToken), await Reviewer.LoadAsync(db, suppression.AnsweredBy!, cancellationToken)];
            foreach (var finding in await db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken))
            {
                var id = finding.Id;
                if (await people[0].ConflictAsync(db, finding, cancellationToken) is not null || await people[1].ConflictAsync(db, finding, cancellationToken) is not null)
                {
                    continue;
                }

                until[id] = until.TryGetValue(id, out var known) && known > suppression.ExpiresAt ? known : suppression.ExpiresAt;
                if (kept.Add((suppression.Id, id)))
                {
                    db.SuppressedFindings.Add(new SuppressedFindingRow { SuppressionId = suppression.Id, FindingId = id, At = now });
                }
            }
        }

        var hidden = until.Keys.ToList();
        foreach (var finding in await db.Findings.Where(f => f.SuppressedUntil != null || hidden.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            finding.SuppressedUntil = until.TryGetValue(finding.Id, out var end) ? end : null;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
