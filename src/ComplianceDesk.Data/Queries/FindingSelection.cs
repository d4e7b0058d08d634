using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Turns a <see cref="FindingFilter"/> into rows: the one place where the queue, its counts and its export get the same answer.</summary>
internal static class FindingSelection
{
    public static IQueryable<FindingRow> Findings(this DeskContext db, FindingFilter filter, QueueViewer viewer)
    {
        var rows = db.Findings.AsNoTracking();
        var waiting = rows.Where(f => f.SuppressedUntil == null);
        var who = viewer.Who;
        rows = filter.Scope switch
        {
            FindingScope.Inbox => waiting.Where(f => f.Status == FindingStatus.New || (f.Status == FindingStatus.UnderReview && f.AssignedTo == who)),
            FindingScope.Open => waiting.Where(f => f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview),
            FindingScope.New or FindingScope.UnderReview => WithStatus(waiting, Enum.Parse<FindingStatus>(filter.Scope.ToString())),
            FindingScope.Suppressed => rows.Where(f => f.SuppressedUntil != null),
            FindingScope.Decided => rows.Where(f => f.Status != FindingStatus.New && f.Status != FindingStatus.UnderReview && f.Status != FindingStatus.Withdrawn),
            FindingScope.SecondLook => rows.Where(f => f.SecondLook == SecondLook.Asked),
            FindingScope.All => rows,
            var one => WithStatus(rows, Enum.Parse<FindingStatus>(one.ToString())),
        };
        if (filter.Severity is { } severity)
        {
            rows = rows.Where(f => f.Severity == severity);
        }
        if (filter.Rule is { } rule)
        {
            rows = rows.Where(f => (";" + f.Rules + ";").Contains(";" + rule + ";"));
        }
        if (filter.User is { } user)
        {
            rows = rows.Where(f => db.Workforce.Any(u => u.UserId == user && (u.Id == f.UserId || (f.Users > 1
                && db.FindingAccesses.Any(l => l.FindingId == f.Id && db.Accesses.Any(a => a.Id == l.AccessId && a.UserId == u.Id))))));
        }
        if (filter.Patient is { } patient)
        {
            rows = rows.Where(f => f.PatientId == patient);
        }
        if (filter.From is { } from)
        {
            var start = viewer.Zone.StartOf(from);
            rows = rows.Where(f => f.LastAt >= start);
        }
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = viewer.Zone.StartOf(to.AddDays(1));
            rows = rows.Where(f => f.FirstAt < end);
        }
        if (filter.Text is { } text)
        {
            var number = int.TryParse(text, out var n) ? n : -1;
            rows = rows.Where(f => f.Id == number || db.Workforce.Any(u => u.Id == f.UserId
                && (u.UserId.StartsWith(text) || u.FamilyName!.StartsWith(text) || u.GivenName!.StartsWith(text))));
        }
        if (filter.Mine)
        {
            rows = rows.Where(f => f.AssignedTo == who);
        }
        if (filter.Escalated)
        {
            rows = rows.Where(f => f.EscalatedAt != null);
        }
        if (filter.Overdue)
        {
            var (high, medium, low, least) = (Latest(FindingSeverity.High), Latest(FindingSeverity.Medium), Latest(FindingSeverity.Low), Latest(FindingSeverity.Observation));
            rows = rows.Where(f => (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview) && f.DetectedAt
                < (f.Severity == FindingSeverity.High ? high : f.Severity == FindingSeverity.Medium ? medium : f.Severity == FindingSeverity.Low ? low : least));
        }
        if (filter.Job is { } job)
        {
            var taken = db.Database.SqlQuery<int>($"SELECT json_extract(t.value, '$.Id') AS Value FROM FindingJobs j, json_each(j.Targets) t WHERE j.Id = {job}");
            rows = rows.Where(f => taken.Contains(f.Id));
        }
        // What a run did to findings bears the time at which it began.
        if (filter.AddedBy is { } adder)
        {
            rows = rows.Where(f => db.FindingChanges.Any(c => c.FindingId == f.Id && (c.Change == FindingChange.Found || c.Change == FindingChange.StandsAgain)
                && db.JudgementRuns.Any(r => r.Id == adder && r.StartedAt == c.At)));
        }
        if (filter.WithdrawnBy is { } withdrawer)
        {
            rows = rows.Where(f => db.FindingChanges.Any(c => c.FindingId == f.Id && c.Change == FindingChange.Withdrawn
                && db.JudgementRuns.Any(r => r.Id == withdrawer && r.StartedAt == c.At)));
        }
        if (filter.Age is { } age)
        {
            var (youngest, oldest) = (Bound((int)age - 1), Bound((int)age));
            rows = rows.Where(f => (youngest == null || f.DetectedAt <= youngest) && (oldest == null || f.DetectedAt > oldest));
        }
        return rows;

        DateTime? Bound(int index) => index >= 0 && index < OpenFindingsQuery.Ages.Count ? viewer.Now.AddDays(-OpenFindingsQuery.Ages[index]) : null;
        DateTime Latest(FindingSeverity of) => viewer.Now.AddDays(-viewer.Triage.Of(of));
    }

    private static IQueryable<FindingRow> WithStatus(IQueryable<FindingRow> rows, FindingStatus status) => rows.Where(f => f.Status == status);
}
