using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Features.Quality;

namespace ComplianceDesk.Web.Features.Today;

/// <summary>State of the first page: each role reads only what its part shows.</summary>
public sealed class TodayPageModel(
    DeskStore store, Site site, Accounts accounts, OpenFindingsQuery open, FindingQueueQuery queue, CasesQuery cases, RunsQuery runs, ImportTotalsQuery totals,
    CoverageQuery coverage, ReportsQuery reports, QualityPageModel quality, ExpiringStatementsQuery expiring, TimeProvider clock)
{
    /// <summary>Findings shown.</summary>
    public const int TopFindings = 8;

    /// <summary>Roles of the person, in the order of the design.</summary>
    public IReadOnlyList<string> Roles { get; private set; } = [];

    public OpenFindings? Open { get; private set; }

    /// <summary>The findings with the highest scores.</summary>
    public RowPage<FindingItem>? Top { get; private set; }

    /// <summary>What of cases waits.</summary>
    public OpenCases? Cases { get; private set; }

    public Runs? Runs { get; private set; }

    public ImportTotals? Imports { get; private set; }

    public IReadOnlyList<SourceCoverage> Coverage { get; private set; } = [];

    public ReportList? Reports { get; private set; }

    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    /// <summary>Scores and checks.</summary>
    public QualityPageModel Quality => quality;

    public StoreSize? Size { get; private set; }

    /// <summary>Statements that expire soon or have expired; read for those who may sign new ones.</summary>
    public IReadOnlyList<RequirementLine> Expiring { get; private set; } = [];

    /// <summary>Loads the parts of these roles.</summary>
    public async Task LoadAsync(string who, IReadOnlyList<string> held, CancellationToken cancellationToken = default)
    {
        Roles = [.. Account.Roles.All.Where(held.Contains)];
        Imports = await totals.RunAsync(cancellationToken);
        Runs = await runs.RunAsync(cancellationToken);
        Expiring = Policies.Allowed[Policies.AttestRequirements].Any(held.Contains) ? await expiring.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken) : [];
        if (held.Contains(Account.Roles.ComplianceOfficer))
        {
            Open = await open.RunAsync(cancellationToken);
            Cases = await cases.OpenAsync(who, cancellationToken);
            Top = await queue.RunAsync(new FindingFilter(), site.Viewer(who), size: TopFindings, cancellationToken: cancellationToken);
        }
        if (held.Contains(Account.Roles.HimDirector))
        {
            await quality.LoadAsync(null, null, cancellationToken);
        }
        if (held.Contains(Account.Roles.Auditor))
        {
            Reports = await reports.RunAsync(ReportRights.Of(held).Readable(), size: 5, cancellationToken: cancellationToken);
            Coverage = await coverage.RunAsync(cancellationToken);
        }
        if (held.Contains(Account.Roles.Administrator))
        {
            Accounts = await accounts.ListAsync();
            Size = StoreSize.Measure(store);
        }
    }
}
