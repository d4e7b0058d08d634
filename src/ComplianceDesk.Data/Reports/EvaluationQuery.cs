using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what is known of the requirements that a report bears on: what runs and signatures have recorded. Computes nothing from feeds.</summary>
/// <param name="store">The store.</param>
/// <param name="report">The report.</param>
/// <param name="about">Whom it is about; null for no single one.</param>
/// <param name="period">Its period.</param>
/// <param name="now">The time printed on it, UTC.</param>
internal sealed class EvaluationQuery(DeskStore store, ReportInfo report, string? about, ReviewPeriod period, DateTime now)
{
    public async Task<Evaluation> RunAsync(DeskContext db, CancellationToken cancellationToken)
    {
        if (report.Provisions.Count == 0)
        {
            return new Evaluation { AsOf = period.Local(now), MeasuredRun = null, MeasuredAt = null, Site = [], Lines = [], Tests = [], Responses = [], Earlier = null, Before = null, Statements = [] };
        }

        var asOf = await StateAsync(db, period.End, now, cancellationToken);
        var matrix = await new RequirementMatrixQuery(store).RunAsync(asOf, cancellationToken);
        var lines = matrix.Lines.Where(l => report.Provisions.Contains(l.Requirement.Id)).ToList();
        var wanted = Wanted();
        var earlier = await EarlierAsync(db, cancellationToken);
        var run = matrix.Run;
        var rows = run is null ? [] : await db.MetricResults.AsNoTracking().Where(m => m.RunId == run.Id).ToDictionaryAsync(m => m.Metric, cancellationToken);
        var outcomes = run is null ? [] : (await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken)).Values.Where(o => wanted(o.Metric.Id)).OrderBy(o => o.Metric.Id, StringComparer.Ordinal).ToList();
        string[] noted = [.. outcomes.Where(o => o.Status == MetricStatus.Exception).Select(o => o.Metric.Id)];
        var since = run is null ? [] : await EvaluationFindingsQuery.StandingAsync(db, run.Id, noted, cancellationToken);
        var site = (await RequirementSettings.LoadAsync(db, cancellationToken)).Site;
        return new Evaluation
        {
            AsOf = period.Local(asOf),
            MeasuredRun = run?.Id,
            MeasuredAt = run is null ? null : period.Local(run.FinishedAt),
            Site = [.. SiteKind.All.Select(k => (k.Title, site.Kinds.Contains(k.Id)))],
            Lines = [.. lines.Select(Line)],
            Tests = [.. outcomes.Select(o => new EvaluationTest(
                o, rows[o.Metric.Id].Version, rows[o.Metric.Id].Limit, since.GetValueOrDefault(o.Metric.Id)?.Rows ?? 0, since.TryGetValue(o.Metric.Id, out var first) ? period.Local(first.Since) : null))],
            Responses = [.. (await ManagementResponses.AllAsync(db, now, period.Zone, cancellationToken)).Where(g => wanted(g.Key)).SelectMany(g => g)],
            Earlier = earlier is null ? null : new EarlierEvaluation(earlier.Number!, earlier.Version, earlier.SignedOffBy!, period.Local(earlier.SignedOffAt!.Value), period.Local(earlier.GeneratedAt), earlier.Sha256),
            Before = await BeforeAsync(db, earlier, wanted, cancellationToken),
            Statements = Statements((await SignedStatement.AllAsync(db, asOf, cancellationToken)).Where(s => report.Provisions.Count == RequirementCatalog.All.Count || report.Provisions.Contains(s.RequirementId)), matrix),
        };
    }

    // A report on the whole catalogue prints the tests that no requirement names, too.
    private Func<string, bool> Wanted()
    {
        if (report.Provisions.Count == RequirementCatalog.All.Count)
        {
            return _ => true;
        }

        return report.Provisions.SelectMany(id => RequirementCatalog.Find(id)!.Metrics).ToHashSet(StringComparer.Ordinal).Contains;
    }

    // The end of the period when something had been measured by then, else the time of the report.
    private static async Task<DateTime> StateAsync(DeskContext db, DateTime end, DateTime now, CancellationToken cancellationToken) =>
        end < now && await db.RequirementRuns.AnyAsync(r => r.FinishedAt <= end, cancellationToken) ? end : now;

    // What was signed off after the time of this report is left out: its own sign-off makes it again as of that time.
    private Task<ReportRow?> EarlierAsync(DeskContext db, CancellationToken cancellationToken) =>
        db.Reports.AsNoTracking().Where(r => r.Name == report.Id && r.About == about && r.SignedOffAt != null && r.SignedOffAt <= now && r.Number != null)
            .OrderByDescending(r => r.SignedOffAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);

    private async Task<EvaluationBefore?> BeforeAsync(DeskContext db, ReportRow? earlier, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        var asOf = earlier is null ? period.Start : await StateAsync(db, (period with { From = earlier.From, To = earlier.To }).End, earlier.GeneratedAt, cancellationToken);
        var matrix = await new RequirementMatrixQuery(store).RunAsync(asOf, cancellationToken);
        return matrix.Run is not { } run ? null : new EvaluationBefore(
            period.Local(asOf), run.Id, matrix.Counts.ToDictionary(c => c.Result, c => c.Count), [.. (await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken)).Values.Where(o => wanted(o.Metric.Id))]);
    }

    private EvaluationLine Line(RequirementLine line) => new()
    {
        Requirement = line.Requirement,
        Result = line.Result,
        Because = line.Said?.Because ?? "Nothing has been measured.",
        SaidAt = line.Said is { } said ? period.Local(said.At) : null,
        SaidBy = line.Said?.By,
        Statement = line.StatementState,
        Addressable = line.Addressable,
        Rationale = line.Decision?.Rationale,
    };

    private List<EvaluationStatement> Statements(IEnumerable<SignedStatement> all, RequirementMatrix matrix)
    {
        var lines = matrix.Lines.ToDictionary(l => l.Requirement.Id, StringComparer.Ordinal);
        return [.. all.Select(s => new EvaluationStatement
        {
            Citation = lines.GetValueOrDefault(s.RequirementId)?.Requirement.Citation ?? $"{s.RequirementId} (not in the catalogue)",
            Statement = s.Statement,
            SignedBy = s.SignedBy,
            Role = s.Role,
            Basis = s.Basis,
            SignedAt = period.Local(s.SignedAt),
            ValidUntil = s.ValidUntil,
            InForce = lines.GetValueOrDefault(s.RequirementId) is { StatementState: StatementState.InForce or StatementState.Expiring } line && line.Statement == s,
            Document = s.Document is null ? null : s.FileSha256 is { } hash ? $"{s.Document} (SHA-256 {hash})" : s.Document,
        })];
    }
}
