using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="PatientAccessReport"/> prints: the ledger's rows of one patient, with the reasons the judge found.</summary>
public sealed class PatientAccessQuery : ReportQuery<PatientAccessData>
{
    /// <inheritdoc/>
    public override async Task<PatientAccessData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var (period, people, key) = (reading.Period, reading.People, reading.PatientKey!.Value);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == key, cancellationToken);
        var visits = await VisitsAsync(db, period, key, cancellationToken);
        var users = visits.Keys.Select(v => v.User).Distinct().ToArray();
        var staff = await db.Workforce.AsNoTracking().Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name ?? d.DepartmentId, cancellationToken);
        var sessions = await period.Of(db.AccessSessions).Where(s => s.PatientId == key).ToDictionaryAsync(s => (s.UserId, s.Day), s => s.ExplanationId, cancellationToken);
        var terms = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.Explanation || t.Kind == TermKind.ObjectType || t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var titles = ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);

        string Who(int user) => staff.TryGetValue(user, out var u) ? people.UserByName(user, u.UserId, u.GivenName, u.FamilyName) : people.User(user, null);
        string? Department(int user) => staff.GetValueOrDefault(user)?.DepartmentId is { } d ? departments.GetValueOrDefault(d) : null;
        return new PatientAccessData
        {
            Basis = reading.Basis,
            Patient = people.PatientByName(key, patient.PatientId, patient.GivenName, patient.FamilyName),
            Visits =
            [
                .. visits.OrderByDescending(v => v.Key.Day).ThenBy(v => v.Key.User).Select(v =>
                {
                    var reason = sessions.GetValueOrDefault(v.Key) is { } term ? terms.GetValueOrDefault(term) : null;
                    return new RecordVisit
                    {
                        Day = SiteDays.Date(v.Key.Day),
                        Who = Who(v.Key.User),
                        Role = staff.GetValueOrDefault(v.Key.User)?.Role,
                        Department = Department(v.Key.User),
                        Accesses = v.Value.Accesses,
                        Actions = [.. v.Value.Actions.Select(a => a.ToString())],
                        Reason = reason,
                        ReasonTitle = reason is null ? null : titles.GetValueOrDefault(reason),
                        Emergency = v.Value.Emergency,
                        Review = v.Value.Review,
                    };
                }),
            ],
            Accesses = Accesses(db, period, key).AsEnumerable().Select(a => new RecordAccess(
                period.Local(a.At), Who(a.UserId), Department(a.UserId), a.Action.ToString().ToLowerInvariant(), a.ObjectTypeId is { } what ? terms.GetValueOrDefault(what) : null,
                a.SourceSystemId is { } system ? terms.GetValueOrDefault(system) : null, a.BreakGlass)),
            AccessCount = visits.Values.Sum(v => (long)v.Accesses),
            PriorOpen = [.. new ReviewFindings(db, period, people).CarriedOver(f => f.PatientId == key)],
        };
    }

    private static IQueryable<AccessRow> Accesses(DeskContext db, ReviewPeriod period, int patient) =>
        period.Of(db.Accesses).Where(a => a.PatientId == patient).OrderBy(a => a.At).ThenBy(a => a.Id);

    /// <summary>What each user did on each day: the accesses are counted as they are read, and none is kept.</summary>
    private static async Task<Dictionary<(int User, int Day), Visit>> VisitsAsync(DeskContext db, ReviewPeriod period, int patient, CancellationToken cancellationToken)
    {
        var reviews = await ReviewsAsync(db, period, patient, cancellationToken);
        var visits = new Dictionary<(int User, int Day), Visit>();
        await foreach (var access in Accesses(db, period, patient).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var day = (access.UserId, SiteDays.Number(DateOnly.FromDateTime(period.Local(access.At).DateTime)));
            if (!visits.TryGetValue(day, out var visit))
            {
                visits.Add(day, visit = new Visit());
            }

            visit.Accesses++;
            visit.Actions.Add(access.Action);
            visit.Emergency |= access.BreakGlass;
            visit.Review ??= reviews.TryGetValue(access.Id, out var status) ? status : null;
        }

        return visits;
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

    private sealed class Visit
    {
        public int Accesses { get; set; }

        public SortedSet<AccessAction> Actions { get; } = [];

        public bool Emergency { get; set; }

        public Disposition? Review { get; set; }
    }
}
