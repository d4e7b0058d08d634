using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Data.Requirements;

/// <summary>Statements whose last day is near or has passed, of requirements that bind the site: the soonest first.</summary>
public sealed class ExpiringStatementsQuery(RequirementMatrixQuery matrix)
{
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<IReadOnlyList<RequirementLine>> RunAsync(DateTime now, CancellationToken cancellationToken = default) =>
    [
        .. (await matrix.RunAsync(now, cancellationToken)).Lines
            .Where(line => line.StatementState is StatementState.Expiring or StatementState.Expired && line.Result != Core.Reports.TestResult.NotApplicable)
            .OrderBy(line => line.Statement!.ValidUntil),
    ];
}
