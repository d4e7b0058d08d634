using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="UserAccessReport"/> prints.</summary>
public sealed class UserAccessQuery : ReportQuery<UserAccessData>
{
    /// <inheritdoc/>
    public override async Task<UserAccessData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var db = reading.Db;
        var (period, people, key) = (reading.Period, reading.People, reading.UserKey!.Value);
        var account = (await new AccountFactsQuery(db, reading).RunAsync(db.Workforce.Where(u => u.Id == key), cancellationToken)).Single().Line;
        var events = period.Of(db.Accesses).Where(a => a.UserId == key);
        var actions = await events.GroupBy(a => a.Action)
            .Select(g => new { g.Key, Events = g.LongCount(), Not = g.LongCount(a => a.Outcome == AccessOutcome.Failure || a.Outcome == AccessOutcome.Denied) }).ToListAsync(cancellationToken);
        var days = await period.Of(db.DailyCounts, DailyCountKind.User).Where(d => d.Key == key).OrderBy(d => d.Day).Select(d => new { d.Day, d.Events }).ToListAsync(cancellationToken);
        var terms = await db.Terms.AsNoTracking().Where(t => t.Kind != TermKind.Word).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var emergencies = await (
            from a in events.Where(a => a.BreakGlass)
            from p in db.Patients.Where(p => p.Id == a.PatientId).DefaultIfEmpty()
            orderby a.At, a.Id
            select new { Access = a, Patient = (string?)p.PatientId }).ToListAsync(cancellationToken);
        return new UserAccessData
        {
            Basis = reading.Basis,
            Account = account,
            Actions = [.. actions.OrderByDescending(a => a.Events).ThenBy(a => a.Key).Select(a => new UserActions(a.Key.ToString(), a.Events, a.Not))],
            Days = [.. days.Select(d => (SiteDays.Date(d.Day), (long)d.Events))],
            Visits = Visits(reading, key, terms),
            VisitCounts = await VisitCountsAsync(Sessions(reading, key), cancellationToken),
            Emergencies = [.. emergencies.Select(e => new EmergencyUse(period.Local(e.Access.At), people.Patient(e.Access.PatientId, e.Patient), e.Access.Action.ToString(), e.Access.ReasonId is { } r ? terms.GetValueOrDefault(r) : null))],
            Findings = [.. new ReviewFindings(db, period, people).Read(key)],
            PriorOpen = [.. new ReviewFindings(db, period, people).CarriedOver(f => f.UserId == key)],
            Rules = await RuleTests.RunAsync(db, reading, cancellationToken),
            Events = Events(reading, key, terms),
            EventCount = actions.Sum(a => a.Events),
        };
    }

    private static IQueryable<AccessSessionRow> Sessions(ReportReading reading, int user) =>
        reading.Period.Of(reading.Db.AccessSessions).Where(s => s.UserId == user && reading.Db.Patients.Any(p => p.Id == s.PatientId));

    private static async Task<UserVisits> VisitCountsAsync(IQueryable<AccessSessionRow> sessions, CancellationToken cancellationToken)
    {
        var counts = await sessions.GroupBy(s => new { s.First, Explained = s.ExplanationId != null }).Select(g => new { g.Key.First, g.Key.Explained, Count = g.LongCount() }).ToListAsync(cancellationToken);
        return new UserVisits(
            counts.Sum(c => c.Count), counts.Where(c => c.Explained).Sum(c => c.Count), counts.Where(c => c.First).Sum(c => c.Count), counts.Where(c => c is { First: true, Explained: true }).Sum(c => c.Count),
            await sessions.Select(s => s.PatientId).Distinct().LongCountAsync(cancellationToken));
    }

    private static IEnumerable<UserVisit> Visits(ReportReading reading, int user, Dictionary<int, string> terms)
    {
        var titles = ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);
        var rows =
            from s in Sessions(reading, user)
            join p in reading.Db.Patients on s.PatientId equals p.Id
            orderby s.Day descending, s.PatientId
            select new { Session = s, Id = p.PatientId };
        foreach (var row in rows.AsEnumerable())
        {
            yield return new UserVisit(SiteDays.Date(row.Session.Day), reading.People.Patient(row.Session.PatientId, row.Id)!, row.Session.Events, row.Session.First, Reason(row.Session.ExplanationId));
        }

        string? Reason(int? term) => term is { } id && terms.TryGetValue(id, out var reason) ? titles.GetValueOrDefault(reason, reason) : null;
    }

    private static IEnumerable<UserEvent> Events(ReportReading reading, int user, Dictionary<int, string> terms)
    {
        var db = reading.Db;
        var rows =
            from a in reading.Period.Of(db.Accesses).Where(a => a.UserId == user)
            from p in db.Patients.Where(p => p.Id == a.PatientId).DefaultIfEmpty()
            orderby a.At, a.Id
            select new { Access = a, Patient = (string?)p.PatientId };
        foreach (var row in rows.AsEnumerable())
        {
            var a = row.Access;
            yield return new UserEvent(
                reading.Period.Local(a.At), a.Action.ToString().ToLowerInvariant(), a.Outcome.ToString().ToLowerInvariant(), reading.People.Patient(a.PatientId, row.Patient),
                Term(a.ObjectTypeId), Term(a.WorkstationId), Term(a.SourceIpId), Term(a.SourceSystemId), a.BreakGlass);
        }

        string? Term(int? id) => id is { } key ? terms.GetValueOrDefault(key) : null;
    }
}
