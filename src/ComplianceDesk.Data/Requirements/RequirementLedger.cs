using ComplianceDesk.Core;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>What was said of each requirement and when: a row is added whenever the answer changes, and none is ever altered.</summary>
internal static class RequirementLedger
{
    /// <summary>The cause of a change that neither a person nor the program made: new data, or a day that passed.</summary>
    public const string Desk = "desk";

    /// <summary>
    /// Before a step of a person: says what has come to differ without one, so that nobody is named as the cause of what they did not do. Part of the caller's transaction.
    /// </summary>
    public static async Task CatchUpAsync(DeskStore store, DeskContext db, DateTime now, CancellationToken cancellationToken)
    {
        var cause = await CauseAsync(db, cancellationToken);
        await RecordAsync(store, db, now, _ => cause, cancellationToken);
    }

    /// <summary>What a change of the answers to unchanged figures is put down to: this version of the program when another one made the newest run.</summary>
    public static async Task<string> CauseAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var newest = await db.RequirementRuns.OrderByDescending(r => r.Id).Select(r => new { r.Program }).FirstOrDefaultAsync(cancellationToken);
        return newest is null || newest.Program == ProgramVersion.Build ? Desk : $"program {ProgramVersion.Build}";
    }

    /// <summary>Works out every answer from what the store now holds and adds those that changed. Part of the caller's transaction.</summary>
    public static async Task RecordAsync(DeskStore store, DeskContext db, DateTime now, Func<Requirement, string> by, CancellationToken cancellationToken)
    {
        if (await db.RequirementRuns.MaxAsync(r => (int?)r.Id, cancellationToken) is not { } run)
        {
            return;
        }

        var zone = (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone;
        var today = zone.DayOf(now);
        var site = (await RequirementSettings.LoadAsync(db, cancellationToken)).Site;
        var outcomes = await OutcomesAsync(db, run, cancellationToken);
        var statements = (await SignedStatement.AllAsync(db, now, cancellationToken)).GroupBy(s => s.RequirementId).ToDictionary(g => g.Key, g => g.Last());
        var decisions = (await db.SpecificationDecisions.AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancellationToken)).GroupBy(d => d.RequirementId).ToDictionary(g => g.Key, g => g.Last().State);
        var said = await SaidAsync(db, now, cancellationToken);
        foreach (var requirement in RequirementCatalog.All)
        {
            var signed = statements.GetValueOrDefault(requirement.Id);
            var state = StatementStates.Of(requirement, signed is not null, signed?.ValidUntil, today);
            var answer = RequirementAnswer.Of(requirement, site.WhyNot(requirement), outcomes, state, decisions.GetValueOrDefault(requirement.Id));
            if (said.GetValueOrDefault(requirement.Id) is { } last && last.Result == answer.Result && last.Because == answer.Because)
            {
                continue;
            }

            db.RequirementResults.Add(new RequirementResultRow
            {
                RequirementId = requirement.Id, At = now, RunId = run, Result = answer.Result, Because = answer.Because, By = by(requirement),
            });
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
