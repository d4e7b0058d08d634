using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Import;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>The desk's own registers: statements, decisions about addressable specifications, policies.</summary>
internal sealed class DeskReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        foreach (var statement in await SignedStatement.AllAsync(source.Db, run.Scope.AsOf, cancellationToken))
        {
            run.Test(new StatementEvidence(statement.RequirementId, run.Scope.DayOf(statement.SignedAt), statement.ValidUntil));
        }

        var decisions = await source.Db.SpecificationDecisions.AsNoTracking().Where(d => d.DecidedAt <= run.Scope.AsOf).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        foreach (var requirement in RequirementCatalog.All.Where(r => r.Obligation == Obligation.Addressable && source.Site.WhyNot(r) is null))
        {
            var decision = decisions.LastOrDefault(d => d.RequirementId == requirement.Id);
            run.Test(new SpecificationEvidence(requirement.Id, decision?.State ?? AddressableState.NoDecision, !string.IsNullOrWhiteSpace(decision?.Rationale)));
        }

        var archive = new FileArchive(source.Store);
        foreach (var policy in await PolicyRegister.AllAsync(source.Db, run.Scope.AsOf, cancellationToken))
        {
            var inForce = policy.InForceOn(run.Scope.Today);
            foreach (var version in policy.Versions)
            {
                run.Test(new PolicyEvidence(
                    policy.Title, version.Version, !string.IsNullOrWhiteSpace(version.Owner), version.ReviewedOn, version == inForce, policy.LastDayOf(version),
                    version.FileSha256 is { } hash ? archive.Has(hash) : null));
            }
        }
    }
}
