using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Accounts of the workforce feed and of the log, with their days in the log and their training.</summary>
internal sealed class AccountReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        if (!run.Asks<AccountEvidence>())
        {
            return;
        }

        var db = source.Db;
        var days = await db.DailyCounts.Where(c => c.Kind == DailyCountKind.User).GroupBy(c => c.Key)
            .Select(g => new { g.Key, First = g.Min(c => c.Day), Last = g.Max(c => c.Day) }).ToDictionaryAsync(g => g.Key, cancellationToken);
        var training = (await db.Training.AsNoTracking().Select(t => new { t.UserId, t.Course, t.CompletedOn, t.DueOn }).ToListAsync(cancellationToken)).ToLookup(t => t.UserId);
        // An event about an account names it as its object.
        var changes = (await source.RightsChangesAsync(cancellationToken)).Where(c => c.ObjectId is not null && c.Action != AccessAction.Create)
            .ToLookup(c => c.ObjectId!, c => new AccountChange(c.At, c.Action == AccessAction.Delete), StringComparer.Ordinal);
        var privileged = source.Settings.Names.PrivilegedRoles;
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.DepartmentId, cancellationToken);
        var workforce = await db.Workforce.AsNoTracking().OrderBy(u => u.Id).ToListAsync(cancellationToken);
        var left = workforce.Where(u => u.Listed && u.TerminatedOn < run.Scope.Today).ToDictionary(u => u.Id, u => u.TerminatedOn!.Value);
        var usedAfter = await AccountUse.AfterAsync(db, left, run.Scope.Zone, cancellationToken);
        foreach (var user in workforce)
        {
            var seen = days.GetValueOrDefault(user.Id);
            var done = training[user.Id].ToArray();
            run.Test(new AccountEvidence
            {
                UserId = user.UserId,
                Listed = user.Listed,
                Named = !string.IsNullOrEmpty(user.GivenName) && !string.IsNullOrEmpty(user.FamilyName),
                Status = user.Status,
                Role = user.Role,
                PrivilegedRole = privileged.Count == 0 ? null : user.Role is { } role && privileged.Contains(role),
                Changes = [.. changes[user.UserId]],
                DepartmentId = user.DepartmentId is { } department ? departments.GetValueOrDefault(department) : null,
                HiredOn = user.HiredOn,
                TerminatedOn = user.TerminatedOn,
                HasManager = user.ManagerId is not null,
                Mfa = user.Mfa,
                HasApprover = !string.IsNullOrWhiteSpace(user.ApprovedBy),
                TrainedOn = done.Select(t => (DateOnly?)t.CompletedOn).Append(user.TrainedOn).Max(),
                FirstTrainedOn = done.Select(t => (DateOnly?)t.CompletedOn).Append(user.TrainedOn).Min(),
                // A course is overdue when its latest completion says that it was due again by now.
                TrainingOverdue = done.GroupBy(t => t.Course).Any(course => course.MaxBy(t => t.CompletedOn)!.DueOn < run.Scope.Today),
                FirstEventOn = seen is null ? null : SiteDays.Date(seen.First),
                LastEventOn = seen is null ? null : SiteDays.Date(seen.Last),
                UsedAfterTermination = usedAfter.Contains(user.Id),
            });
        }
    }
}
