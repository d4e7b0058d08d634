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
        await using var db = reading.Store.CreateDbContext();
        var (period, people, key) = (reading.Period, reading.People, reading.UserKey!.Value);
        var account = (await new AccountFactsQuery(db, reading).RunAsync(db.Workforce.Where(u => u.Id == key), cancellationToken)).Single().Line;
        var events = period.Of(db.Accesses).Where(a => a.UserId == key);
        var actions = await events.GroupBy(a => a.Action)
            .Select(g => new { g.Key, Events = g.LongCount(), Not = g.LongCount(a => a.Outcome == AccessOutcome.Failure || a.Outcome == AccessOutcome.Denied) }).ToListAsync(cancellationToken);
        var days = await period.Of(db.DailyCounts, DailyCountKind.User).Where(d => d.Key == key).OrderBy(d => d.Day).Select(d => new { d.Day, d.Events }).ToListAsync(cancellationToken);
        var terms = await db.Terms.AsNoTracking().Where(t => t.Kind != TermKind.Word).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var titles = ExplanationCatalog.All.ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);
        var visits = await (
            from s in period.Of(db.AccessSessions).Where(s => s.UserId == key)
            join p in db.Patients on s.PatientId equals p.Id
            orderby s.Day descending, s.PatientId
            select new { Session = s, Id = p.PatientId }).ToListAsync(cancellationToken);
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
            Visits = [.. visits.Select(v => new UserVisit(SiteDays.Date(v.Session.Day), people.Patient(v.Session.PatientId, v.Id)!, v.Session.Events, v.Session.First, Reason(v.Session.ExplanationId)))],
            Emergencies = [.. emergencies.Select(e => new EmergencyUse(period.Local(e.Access.At), people.Patient(e.Access.PatientId, e.Patient), e.Access.Action.ToString(), e.Access.ReasonId is { } r ? terms.GetValueOrDefault(r) : null))],
            Findings = await new ReviewFindings(db, period, people).RunAsync(cancellationToken, key),
            PriorOpen = await new ReviewFindings(db, period, people).CarriedOverAsync(cancellationToken, f => f.UserId == key),
            Rules = await RuleTests.RunAsync(db, reading, cancellationToken),
            Events = Events(reading, key, terms),
            EventCount = actions.Sum(a => a.Events),
        };

        string? Reason(int? term) => term is { } id && terms.TryGetValue(id, out var reason) ? titles.GetValueOrDefault(reason, reason) : null;
    }

    private static IEnumerable<UserEvent> Events(ReportReading reading, int user, Dictionary<int, string> terms)
    {
        using var db = reading.Store.CreateDbContext();
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
