using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads accounts with what the workforce list says of them and what they did in a period.</summary>
internal sealed class AccountFactsQuery(DeskContext db, ReportReading reading)
{
    /// <summary>Accounts of the rows given, in the order of their ids.</summary>
    public async Task<List<(UserRow Row, AccountFacts Line)>> RunAsync(IQueryable<UserRow> users, CancellationToken cancellationToken)
    {
        var period = reading.Period;
        var use = await period.Of(db.DailyCounts, DailyCountKind.User).GroupBy(c => c.Key)
            .Select(g => new { g.Key, Events = g.Sum(c => (long)c.Events), Last = g.Max(c => c.Day) }).ToDictionaryAsync(g => g.Key, cancellationToken);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name ?? d.DepartmentId, cancellationToken);
        var trained = await db.Training.AsNoTracking().GroupBy(t => t.UserId).Select(g => new { g.Key, Last = g.Max(t => t.CompletedOn) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellationToken);
        var rows = await (
            from u in users.AsNoTracking()
            from m in db.Workforce.Where(m => m.Id == u.ManagerId).DefaultIfEmpty()
            orderby u.UserId
            select new { Row = u, Manager = (string?)m.UserId }).ToListAsync(cancellationToken);
        var ids = await db.Workforce.AsNoTracking().Select(u => new { u.UserId, u.Id }).ToDictionaryAsync(u => u.UserId, u => u.Id, StringComparer.Ordinal, cancellationToken);
        return [.. rows.Select(r => (r.Row, Line(r.Row, r.Manager)))];

        AccountFacts Line(UserRow u, string? manager)
        {
            var seen = use.GetValueOrDefault(u.Id);
            var last = seen is null ? (DateOnly?)null : SiteDays.Date(seen.Last);
            var line = new AccountFacts
            {
                User = reading.People.User(u.Id, u.UserId),
                Listed = u.Listed,
                Role = u.Role,
                Department = u.DepartmentId is { } d ? departments.GetValueOrDefault(d) : null,
                Status = u.Status,
                HiredOn = u.HiredOn,
                TerminatedOn = u.TerminatedOn,
                Manager = u.ManagerId is { } m ? reading.People.User(m, manager) : null,
                // The feed writes an account id here; anything else is text and may be a name.
                ApprovedBy = u.ApprovedBy is not { Length: > 0 } by ? null : ids.TryGetValue(by, out var approver) ? reading.People.User(approver, by) : reading.People.Identified ? by : "given",
                Mfa = u.Mfa,
                TrainedOn = new[] { u.TrainedOn, trained.TryGetValue(u.Id, out var course) ? course : null }.Max(),
                Events = seen?.Events ?? 0,
                LastEventOn = last,
                UsedAfterEnd = u.TerminatedOn is { } left && last > left,
            };
            return line with { Outstanding = Outstanding(line) };
        }
    }

    private List<string> Outstanding(AccountFacts line)
    {
        (bool Holds, string Text)[] all =
        [
            (!line.Listed, AccountFacts.NotListed),
            (line.UsedAfterEnd, AccountFacts.UsedAfterTheEnd),
            (line.Listed && line.Status != "terminated" && line.TerminatedOn < reading.Today, AccountFacts.EndedButOpen),
            (line.Listed && line.Mfa == false, AccountFacts.NoSecondFactor),
            (line.Listed && line.Events == 0, AccountFacts.NoEvent),
            (line.Listed && line.Manager is null, AccountFacts.NoManager),
            (line.Listed && line.ApprovedBy is null, AccountFacts.NoApproval),
        ];
        return [.. all.Where(o => o.Holds).Select(o => o.Text)];
    }
}
