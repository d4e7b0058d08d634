using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="PatientAccessReport"/> prints: the ledger's rows of one patient, with the reasons the judge found.</summary>
public sealed class PatientAccessQuery : ReportQuery<PatientAccessData>
{
    /// <inheritdoc/>
    public override async Task<PatientAccessData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        await using var db = reading.Store.CreateDbContext();
        var (period, people, key) = (reading.Period, reading.People, reading.PatientKey!.Value);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == key, cancellationToken);
        var accesses = await period.Of(db.Accesses).Where(a => a.PatientId == key).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var users = accesses.Select(a => a.UserId).Distinct().ToArray();
        var staff = await db.Workforce.AsNoTracking().Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name ?? d.DepartmentId, cancellationToken);
        var sessions = await period.Of(db.AccessSessions).Where(s => s.PatientId == key).ToDictionaryAsync(s => (s.UserId, s.Day), s => s.ExplanationId, cancellationToken);
        var terms = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.Explanation || t.Kind == TermKind.ObjectType || t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var titles = ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);
        var reviews = await ReviewsAsync(db, period, key, cancellationToken);

        int Day(AccessRow a) => Queries.SiteDays.Number(DateOnly.FromDateTime(period.Local(a.At).DateTime));
        string Who(int user) => staff.TryGetValue(user, out var u) ? people.UserByName(user, u.UserId, u.GivenName, u.FamilyName) : people.User(user, null);
        string? Department(int user) => staff.GetValueOrDefault(user)?.DepartmentId is { } d ? departments.GetValueOrDefault(d) : null;
        return new PatientAccessData
        {
            Basis = reading.Basis,
            Patient = people.PatientByName(key, patient.PatientId, patient.GivenName, patient.FamilyName),
            Visits =
            [
                .. accesses.GroupBy(a => (a.UserId, Day: Day(a))).OrderByDescending(g => g.Key.Day).ThenBy(g => g.Key.UserId).Select(g =>
                {
                    var reason = sessions.GetValueOrDefault(g.Key) is { } term ? terms.GetValueOrDefault(term) : null;
                    return new RecordVisit
                    {
                        Day = Queries.SiteDays.Date(g.Key.Day),
                        Who = Who(g.Key.UserId),
                        Role = staff.GetValueOrDefault(g.Key.UserId)?.Role,
                        Department = Department(g.Key.UserId),
                        Accesses = g.Count(),
                        Actions = [.. g.Select(a => a.Action).Distinct().Order().Select(a => a.ToString())],
                        Reason = reason,
                        ReasonTitle = reason is null ? null : titles.GetValueOrDefault(reason),
                        Emergency = g.Any(a => a.BreakGlass),
                        Review = g.Select(a => reviews.TryGetValue(a.Id, out var status) ? (Disposition?)status : null).FirstOrDefault(s => s is not null),
                    };
                }),
            ],
            Accesses = accesses.Select(a => new RecordAccess(
                period.Local(a.At), Who(a.UserId), Department(a.UserId), a.Action.ToString().ToLowerInvariant(), a.ObjectTypeId is { } what ? terms.GetValueOrDefault(what) : null,
                a.SourceSystemId is { } system ? terms.GetValueOrDefault(system) : null, a.BreakGlass)),
            AccessCount = accesses.Count,
            PriorOpen = await new ReviewFindings(db, period, people).CarriedOverAsync(cancellationToken, f => f.PatientId == key),
        };
    }

    /// <summary>Where the review stands of each access that a finding rests on; the heaviest finding speaks, a withdrawn one never.</summary>
    private static async Task<Dictionary<long, Disposition>> ReviewsAsync(DeskContext db, ReviewPeriod period, int patient, CancellationToken cancellationToken)
    {
        var found = await (
            from a in period.Of(db.Accesses).Where(a => a.PatientId == patient)
            join l in db.FindingAccesses on a.Id equals l.AccessId
            join f in db.Findings on l.FindingId equals f.Id
            where f.Status != FindingStatus.Withdrawn
            select new { a.Id, f.Score, f.Status }).ToListAsync(cancellationToken);
        return found.GroupBy(f => f.Id).ToDictionary(g => g.Key, g => ReviewFindings.Of(g.MaxBy(f => f.Score)!.Status));
    }
}
