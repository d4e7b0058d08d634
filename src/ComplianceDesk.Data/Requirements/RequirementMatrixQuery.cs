using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>Every requirement with what was said of it at a moment. Reads what runs and signatures have recorded; computes nothing from feeds.</summary>
public sealed class RequirementMatrixQuery(DeskStore store)
{
    /// <param name="asOf">The moment asked about, UTC.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<RequirementMatrix> RunAsync(DateTime asOf, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var today = zone.DayOf(asOf);
        var run = await db.RequirementRuns.AsNoTracking().Where(r => r.FinishedAt <= asOf).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var outcomes = run is null ? [] : await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken);
        var said = await RequirementLedger.SaidAsync(db, asOf, cancellationToken);
        var statements = (await SignedStatement.AllAsync(db, asOf, cancellationToken)).GroupBy(s => s.RequirementId).ToDictionary(g => g.Key, g => g.Last());
        var decisions = (await db.SpecificationDecisions.AsNoTracking().Where(d => d.DecidedAt <= asOf).OrderBy(d => d.Id).ToListAsync(cancellationToken))
            .GroupBy(d => d.RequirementId).ToDictionary(g => g.Key, g => g.Last());
        return new RequirementMatrix(run, asOf, (await RequirementSettings.LoadAsync(db, cancellationToken)).Site.ShowProposed,
        [
            .. RequirementCatalog.All.Select(requirement =>
            {
                var (signed, decision) = (statements.GetValueOrDefault(requirement.Id), decisions.GetValueOrDefault(requirement.Id));
                return new RequirementLine(
                    requirement,
                    said.GetValueOrDefault(requirement.Id),
                    [.. requirement.Metrics.Where(outcomes.ContainsKey).Select(id => outcomes[id].Of(requirement, decision?.State ?? AddressableState.NoDecision))],
                    signed,
                    StatementStates.Of(requirement, signed is not null, signed?.ValidUntil, today),
                    decision);
            }),
        ]);
    }
}

/// <summary>The matrix at a moment.</summary>
/// <param name="Run">The run whose figures are shown; null before the first.</param>
/// <param name="AsOf">The moment, UTC.</param>
/// <param name="ShowProposed">True when the overlay of proposed rules is on.</param>
/// <param name="Lines">In the order of the catalogue.</param>
public sealed record RequirementMatrix(RequirementRunRow? Run, DateTime AsOf, bool ShowProposed, IReadOnlyList<RequirementLine> Lines)
{
    /// <summary>Requirements by result, in the order of the vocabulary.</summary>
    public IReadOnlyList<(TestResult Result, int Count)> Counts => [.. TestResults.All.Select(result => (result, Lines.Count(line => line.Result == result)))];
}

/// <summary>One requirement with everything that bears on it at a moment.</summary>
/// <param name="Requirement">From the catalogue.</param>
/// <param name="Said">What was said; null when nothing was yet.</param>
/// <param name="Outcomes">Its metrics in the run shown.</param>
/// <param name="Statement">Its newest statement; null when there is none.</param>
/// <param name="StatementState">How the statement stands.</param>
/// <param name="Decision">What was decided of it, when it is addressable.</param>
public sealed record RequirementLine(
    Requirement Requirement, RequirementResultRow? Said, IReadOnlyList<MetricOutcome> Outcomes, SignedStatement? Statement, StatementState StatementState, SpecificationDecisionRow? Decision)
{
    /// <summary>The result: not tested before the first run.</summary>
    public TestResult Result => Said?.Result ?? TestResult.NotTested;

    /// <summary>The state of an addressable specification; null for any other requirement.</summary>
    public AddressableState? Addressable => Requirement.Obligation == Obligation.Addressable ? Decision?.State ?? AddressableState.NoDecision : null;

    /// <summary>True when neither data nor a statement in force bears on a requirement that binds the site.</summary>
    public bool WithoutEvidence => Result == TestResult.NotTested;
}
