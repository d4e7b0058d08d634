using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>Changes of rights in the log, by account and day.</summary>
internal sealed class PrivilegeChangeReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        if (!run.Asks<PrivilegeChangeEvidence>())
        {
            return;
        }

        foreach (var day in (await source.RightsChangesAsync(cancellationToken)).GroupBy(c => (c.UserId, Day: run.Scope.DayOf(c.At))).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.UserId, StringComparer.Ordinal))
        {
            run.Test(new PrivilegeChangeEvidence(day.Key.UserId, day.Key.Day, day.Count(), day.Count(c => c.HasReason)));
        }
    }
}
