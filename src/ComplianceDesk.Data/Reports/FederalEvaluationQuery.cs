using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="FederalEvaluationReport"/> prints: what runs and signatures have recorded. Computes nothing from feeds but the coverage of fields.</summary>
public sealed class FederalEvaluationQuery : ReportQuery<FederalEvaluationData>
{
    /// <inheritdoc/>
    public override async Task<FederalEvaluationData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        await using var db = reading.Store.CreateDbContext();
        var (period, now, end) = (reading.Period, reading.Now.UtcDateTime, reading.Period.End);
        var asOf = end < now && await db.RequirementRuns.AnyAsync(r => r.FinishedAt <= end, cancellationToken) ? end : now;
        var matrices = new RequirementMatrixQuery(reading.Store);
        var matrix = await matrices.RunAsync(asOf, cancellationToken);
        var before = await matrices.RunAsync(period.Start, cancellationToken);
        var run = matrix.Run;
        var rows = run is null ? [] : await db.MetricResults.AsNoTracking().Where(m => m.RunId == run.Id).ToDictionaryAsync(m => m.Metric, cancellationToken);
        var outcomes = run is null ? [] : await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken);
        string[] noted = [.. outcomes.Values.Where(o => o.Status == MetricStatus.Exception).Select(o => o.Metric.Id)];
        var since = run is null ? [] : await Standing(db, run.Id, noted).GroupBy(e => e.Metric)
            .Select(g => new { g.Key, First = g.Min(e => e.FirstRun), Rows = g.LongCount() }).ToDictionaryAsync(g => g.Key, cancellationToken);
        var runs = await db.RequirementRuns.AsNoTracking().ToDictionaryAsync(r => r.Id, r => period.Local(r.FinishedAt), cancellationToken);
        var site = (await RequirementSettings.LoadAsync(db, cancellationToken)).Site;
        return new FederalEvaluationData
        {
            Basis = reading.Basis,
            AsOf = period.Local(asOf),
            MeasuredRun = run?.Id,
            MeasuredAt = run is null ? null : period.Local(run.FinishedAt),
            Site = [.. SiteKind.All.Select(k => (k.Title, site.Kinds.Contains(k.Id)))],
            Lines = [.. matrix.Lines.Select(l => Line(l, period))],
            Tests = [.. outcomes.Values.OrderBy(o => o.Metric.Id, StringComparer.Ordinal).Select(o => new EvaluationTest(
                o, rows[o.Metric.Id].Version, rows[o.Metric.Id].Limit, since.GetValueOrDefault(o.Metric.Id)?.Rows ?? 0, since.TryGetValue(o.Metric.Id, out var first) ? runs[first.First] : null))],
            Before = before.Run is null ? null : new EvaluationBefore(
                period.Local(period.Start), before.Run.Id, before.Counts.ToDictionary(c => c.Result, c => c.Count), [.. (await RequirementLedger.OutcomesAsync(db, before.Run.Id, cancellationToken)).Values]),
            Statements = Statements(await SignedStatement.AllAsync(db, asOf, cancellationToken), matrix, period),
            Systems = await SystemsAsync(db, period, cancellationToken),
            Fields = await FieldsCarried.RunAsync(db, period, cancellationToken),
            Exceptions = run is null ? [] : Exceptions(reading, run.Id, noted, runs, await AccountsAsync(db, reading.People, cancellationToken)),
            ExceptionCount = since.Values.Sum(s => s.Rows),
        };
    }

    private static EvaluationLine Line(RequirementLine line, ReviewPeriod period) => new()
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

    internal static List<EvaluationStatement> Statements(IReadOnlyList<SignedStatement> all, RequirementMatrix matrix, ReviewPeriod period)
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

    private static async Task<List<SystemDays>> SystemsAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken)
    {
        var counts = await period.Of(db.DailyCounts, DailyCountKind.SourceSystem).GroupBy(d => d.Key)
            .Select(g => new { g.Key, Events = g.Sum(d => (long)d.Events), Days = g.Count(), First = g.Min(d => d.Day), Last = g.Max(d => d.Day) }).ToListAsync(cancellationToken);
        var names = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        return [.. counts.Select(c => new SystemDays(names.GetValueOrDefault(c.Key, "not given"), c.Events, c.Days, SiteDays.Date(c.First), SiteDays.Date(c.Last)))
            .OrderByDescending(s => s.Events).ThenBy(s => s.System, StringComparer.Ordinal)];
    }

    private static IQueryable<MetricExceptionRow> Standing(DeskContext db, int run, string[] metrics) =>
        db.MetricExceptions.AsNoTracking().Where(e => e.FirstRun <= run && e.LastRun >= run && metrics.Contains(e.Metric));

    // Keys are ids of records; those of people are told apart by being account ids.
    private static async Task<Dictionary<string, int>> AccountsAsync(DeskContext db, ReportPeople people, CancellationToken cancellationToken) =>
        people.Identified ? [] : await db.Workforce.AsNoTracking().ToDictionaryAsync(u => u.UserId, u => u.Id, StringComparer.Ordinal, cancellationToken);

    private static IEnumerable<EvaluationException> Exceptions(ReportReading reading, int run, string[] metrics, Dictionary<int, DateTimeOffset> runs, Dictionary<string, int> accounts)
    {
        using var db = reading.Store.CreateDbContext();
        foreach (var row in Standing(db, run, metrics).OrderBy(e => e.Metric).ThenBy(e => e.Id).AsEnumerable())
        {
            yield return new EvaluationException(row.Metric, row.Feed, Keyed(row.Key)!, Keyed(row.Found), row.Expected, runs[row.FirstRun]);
        }

        // A whole id, or a word of a longer one; what is no account id stays as it is.
        string? Keyed(string? text) =>
            text is null || accounts.Count == 0 ? text
            : accounts.TryGetValue(text, out var whole) ? reading.People.User(whole, text)
            : string.Join(' ', text.Split(' ').Select(word => accounts.TryGetValue(word, out var key) ? reading.People.User(key, word) : word));
    }
}
