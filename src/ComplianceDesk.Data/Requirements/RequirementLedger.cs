using ComplianceDesk.Core;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>
/// What was said of each requirement and when: a row is added whenever the answer changes, and none is ever altered. What the answers rest on is read once;
/// the step of a person is told to it, so that what came without them and what came of them are said from one reading.
/// </summary>
/// <param name="db">The caller's context, in whose transaction rows are added.</param>
/// <param name="now">The moment of the rows.</param>
/// <param name="run">The newest run.</param>
/// <param name="today">The day at the site.</param>
/// <param name="outcomes">What the run measured.</param>
/// <param name="statements">The last day of the newest statement to each requirement that has one; null when it has no last day.</param>
/// <param name="decisions">The newest decision of each addressable specification.</param>
/// <param name="said">The newest answer to each requirement.</param>
internal sealed class RequirementLedger(
    DeskContext db, DateTime now, int run, DateOnly today, IReadOnlyDictionary<string, MetricOutcome> outcomes, Dictionary<string, DateOnly?> statements,
    Dictionary<string, AddressableState> decisions, Dictionary<string, RequirementResultRow> said)
{
    /// <summary>The cause of a change that neither a person nor the program made: new data, or a day that passed.</summary>
    public const string Desk = "desk";

    /// <summary>What the site says of itself.</summary>
    public required Applicability Site { get; set; }

    /// <summary>Reads what the answers rest on now; null before the first run. Part of the caller's transaction.</summary>
    public static async Task<RequirementLedger?> ReadAsync(DeskStore store, DeskContext db, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.RequirementRuns.MaxAsync(r => (int?)r.Id, cancellationToken) is not { } run)
        {
            return null;
        }

        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var statements = await SignedStatement.AllAsync(db, now, cancellationToken);
        var decisions = await db.SpecificationDecisions.AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancellationToken);
        return new RequirementLedger(
            db, now, run, zone.DayOf(now), await OutcomesAsync(db, run, cancellationToken),
            statements.GroupBy(s => s.RequirementId).ToDictionary(g => g.Key, g => g.Last().ValidUntil),
            decisions.GroupBy(d => d.RequirementId).ToDictionary(g => g.Key, g => g.Last().State),
            await SaidAsync(db, now, cancellationToken))
        {
            Site = (await RequirementSettings.LoadAsync(db, cancellationToken)).Site,
        };
    }

    /// <summary>
    /// Before a step of a person: reads, and says what has come to differ without one, so that nobody is named as the cause of what they did not do. Part of the caller's transaction.
    /// </summary>
    public static async Task<RequirementLedger?> CatchUpAsync(DeskStore store, DeskContext db, DateTime now, CancellationToken cancellationToken)
    {
        var cause = await CauseAsync(db, cancellationToken);
        var ledger = await ReadAsync(store, db, now, cancellationToken);
        if (ledger is not null)
        {
            await ledger.RecordAsync(_ => cause, cancellationToken);
        }

        return ledger;
    }

    /// <summary>What a change of the answers to unchanged figures is put down to: this version of the program when another one made the newest run.</summary>
    public static async Task<string> CauseAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var newest = await db.RequirementRuns.OrderByDescending(r => r.Id).Select(r => new { r.Program }).FirstOrDefaultAsync(cancellationToken);
        return newest is null || newest.Program == ProgramVersion.Build ? Desk : $"program {ProgramVersion.Build}";
    }

    /// <summary>Takes in a statement just signed.</summary>
    public void Take(StatementRow statement) => statements[statement.RequirementId] = statement.ValidUntil;

    /// <summary>Takes in a decision just made.</summary>
    public void Take(SpecificationDecisionRow decision) => decisions[decision.RequirementId] = decision.State;

    /// <summary>Works out every answer from what was read and taken in, and adds those that changed.</summary>
    public async Task RecordAsync(Func<Requirement, string> by, CancellationToken cancellationToken)
    {
        foreach (var requirement in RequirementCatalog.All)
        {
            var signed = statements.TryGetValue(requirement.Id, out var until);
            var state = StatementStates.Of(requirement, signed, until, today);
            var answer = RequirementAnswer.Of(requirement, Site.WhyNot(requirement), outcomes, state, decisions.GetValueOrDefault(requirement.Id));
            if (said.GetValueOrDefault(requirement.Id) is { } last && last.Result == answer.Result && last.Because == answer.Because)
            {
                continue;
            }

            var row = new RequirementResultRow { RequirementId = requirement.Id, At = now, RunId = run, Result = answer.Result, Because = answer.Because, By = by(requirement) };
            db.RequirementResults.Add(row);
            said[requirement.Id] = row;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The newest answer to each requirement up to a moment.</summary>
    public static Task<Dictionary<string, RequirementResultRow>> SaidAsync(DeskContext db, DateTime asOf, CancellationToken cancellationToken) =>
        db.RequirementResults.AsNoTracking()
            .Where(r => db.RequirementResults.Where(o => o.At <= asOf).GroupBy(o => o.RequirementId).Select(g => g.Max(o => o.Id)).Contains(r.Id))
            .ToDictionaryAsync(r => r.RequirementId, cancellationToken);

    /// <summary>The outcomes of a run, by metric. A metric this version no longer knows is left out.</summary>
    public static async Task<Dictionary<string, MetricOutcome>> OutcomesAsync(DeskContext db, int run, CancellationToken cancellationToken) =>
        (await db.MetricResults.AsNoTracking().Where(m => m.RunId == run).ToListAsync(cancellationToken))
            .Where(m => MetricCatalog.Infos.ContainsKey(m.Metric))
            .ToDictionary(m => m.Metric, m => new MetricOutcome(MetricCatalog.Infos[m.Metric], m.Status, m.Population, m.Counted, m.Good, m.Reason));
}
