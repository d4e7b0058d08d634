using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Measures;
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
        var asOf = await StateAsync(db, end, now, cancellationToken);
        var matrix = await new RequirementMatrixQuery(reading.Store).RunAsync(asOf, cancellationToken);
        var run = matrix.Run;
        var rows = run is null ? [] : await db.MetricResults.AsNoTracking().Where(m => m.RunId == run.Id).ToDictionaryAsync(m => m.Metric, cancellationToken);
        var outcomes = run is null ? [] : await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken);
        string[] noted = [.. outcomes.Values.Where(o => o.Status == MetricStatus.Exception).Select(o => o.Metric.Id)];
        var since = run is null ? [] : await EvaluationFindingsQuery.StandingAsync(db, run.Id, noted, cancellationToken);
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
                o, rows[o.Metric.Id].Version, rows[o.Metric.Id].Limit, since.GetValueOrDefault(o.Metric.Id)?.Rows ?? 0, since.TryGetValue(o.Metric.Id, out var first) ? period.Local(first.Since) : null))],
            Responses = [.. (await ManagementResponses.AllAsync(db, now, period.Zone, cancellationToken)).SelectMany(g => g)],
            Before = await BeforeAsync(reading, db, cancellationToken),
            Statements = Statements(await SignedStatement.AllAsync(db, asOf, cancellationToken), matrix, period),
            Waivers = await ReportWaivers.ListAsync(db, reading, w => (w.Waiver.CheckId is { } code && CheckCatalog.Find(code)?.Info.RestsOnLaw == true) || (w.Measure is { } measure && MeasureCatalog.Find(measure)?.Info.RestsOnLaw == true), cancellationToken),
            Systems = await SystemsAsync(db, period, cancellationToken),
            Fields = await FieldsCarried.RunAsync(db, period, cancellationToken),
            Exceptions = run is null ? [] : Exceptions(reading, run.Id, noted, runs, await AccountsAsync(db, reading.People, cancellationToken)),
            ExceptionCount = since.Values.Sum(s => s.Rows),
        };
    }

    // The end of the period when something had been measured by then, else the time of the report.
    private static async Task<DateTime> StateAsync(DeskContext db, DateTime end, DateTime now, CancellationToken cancellationToken) =>
        end < now && await db.RequirementRuns.AnyAsync(r => r.FinishedAt <= end, cancellationToken) ? end : now;

    // What was signed off after the time of this report is left out: its own sign-off makes it again as of that time.
    private static async Task<EvaluationBefore?> BeforeAsync(ReportReading reading, DeskContext db, CancellationToken cancellationToken)
    {
        var (period, now) = (reading.Period, reading.Now.UtcDateTime);
        var row = await db.Reports.AsNoTracking().Where(r => r.Name == reading.Request.Name && r.SignedOffAt != null && r.SignedOffAt <= now && r.Number != null)
            .OrderByDescending(r => r.SignedOffAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var signed = row is null ? null : new SignedEvaluation(row.Number!, row.Version, row.SignedOffBy!, period.Local(row.SignedOffAt!.Value), period.Local(row.GeneratedAt), row.Sha256);
        var asOf = row is null ? period.Start : await StateAsync(db, (period with { From = row.From, To = row.To }).End, row.GeneratedAt, cancellationToken);
        var matrix = await new RequirementMatrixQuery(reading.Store).RunAsync(asOf, cancellationToken);
        return matrix.Run is not { } run ? null : new EvaluationBefore(
            period.Local(asOf), run.Id, matrix.Counts.ToDictionary(c => c.Result, c => c.Count), [.. (await RequirementLedger.OutcomesAsync(db, run.Id, cancellationToken)).Values], signed);
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

    // Keys are ids of records; those of people are told apart by being account ids.
    private static async Task<Dictionary<string, int>> AccountsAsync(DeskContext db, ReportPeople people, CancellationToken cancellationToken) =>
        people.Identified ? [] : await db.Workforce.AsNoTracking().ToDictionaryAsync(u => u.UserId, u => u.Id, StringComparer.Ordinal, cancellationToken);

    private static IEnumerable<EvaluationException> Exceptions(ReportReading reading, int run, string[] metrics, Dictionary<int, DateTimeOffset> runs, Dictionary<string, int> accounts)
    {
        using var db = reading.Store.CreateDbContext();
        foreach (var row in EvaluationFindingsQuery.Rows(db, run, metrics).OrderBy(e => e.Metric).ThenBy(e => e.Id).AsEnumerable())
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
