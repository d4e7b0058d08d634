using System.Globalization;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Core.Requirements.Evidence;
using ComplianceDesk.Data.Import;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements.Evidence;

/// <summary>The desk's own registers: statements, decisions about addressable specifications, policies, responses to findings, reports that were signed off.</summary>
internal sealed class DeskReader : EvidenceReader
{
    public override async Task ReadAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        foreach (var statement in await SignedStatement.AllAsync(source.Db, run.Scope.AsOf, cancellationToken))
        {
            run.Test(new StatementEvidence(statement.RequirementId, run.Scope.DayOf(statement.SignedAt)));
        }

        var decisions = await source.Db.SpecificationDecisions.AsNoTracking().Where(d => d.DecidedAt <= run.Scope.AsOf).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        foreach (var requirement in RequirementCatalog.All.Where(r => r.Obligation == Obligation.Addressable && source.Settings.Site.WhyNot(r) is null))
        {
            var decision = decisions.LastOrDefault(d => d.RequirementId == requirement.Id);
            run.Test(new SpecificationEvidence(requirement.Id, decision?.State ?? AddressableState.NoDecision, !string.IsNullOrWhiteSpace(decision?.Rationale)));
        }

        await OfficialsAsync(source, run, cancellationToken);
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

        foreach (var answered in await ManagementResponses.AllAsync(source.Db, run.Scope.AsOf, run.Scope.Zone, cancellationToken))
        {
            run.Test(new ResponseEvidence(answered.Key, answered.First().Owner, answered.First().State, answered.First().DueOn));
        }

        await ReportsAsync(source.Db, run, cancellationToken);
    }

    private static async Task OfficialsAsync(EvidenceSource source, MetricRun run, CancellationToken cancellationToken)
    {
        foreach (var office in Office.All)
        {
            var named = source.Settings.Names.Officials.GetValueOrDefault(office.Id);
            var active = named is not null && await source.Db.Workforce.AnyAsync(u => u.UserId == named.UserId && u.Listed && (u.Status == null || u.Status == "active"), cancellationToken);
            run.Test(new OfficialEvidence($"{office.Title} ({office.Citation})", named?.UserId, named?.Since, active));
        }
    }

    private static async Task ReportsAsync(DeskContext db, MetricRun run, CancellationToken cancellationToken)
    {
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => string.Create(CultureInfo.InvariantCulture, $"department:{d.Id}"), d => d.DepartmentId, cancellationToken);
        foreach (var report in await db.Reports.AsNoTracking().Where(r => r.SignedOffAt != null && r.SignedOffAt <= run.Scope.AsOf && r.Number != null).OrderBy(r => r.Id).ToListAsync(cancellationToken))
        {
            run.Test(new SignedReportEvidence(
                report.Name, report.From, report.To, run.Scope.DayOf(report.SignedOffAt!.Value),
                report.About is null ? null : departments.GetValueOrDefault(report.About, report.About)));
        }
    }
}
