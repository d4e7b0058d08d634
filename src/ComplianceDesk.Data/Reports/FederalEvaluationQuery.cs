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
        var db = reading.Db;
        var (period, evaluation) = (reading.Period, reading.Basis.Evaluation);
        string[] noted = [.. evaluation.Tests.Where(t => t.Outcome.Status == MetricStatus.Exception).Select(t => t.Outcome.Metric.Id)];
        var runs = await db.RequirementRuns.AsNoTracking().ToDictionaryAsync(r => r.Id, r => period.Local(r.FinishedAt), cancellationToken);
        return new FederalEvaluationData
        {
            Basis = reading.Basis,
            Waivers = await ReportWaivers.ListAsync(db, reading, w => (w.Waiver.CheckId is { } code && CheckCatalog.Find(code)?.Info.RestsOnLaw == true) || (w.Measure is { } measure && MeasureCatalog.Find(measure)?.Info.RestsOnLaw == true), cancellationToken),
            Systems = await SystemsAsync(db, period, cancellationToken),
            Fields = await FieldsCarried.RunAsync(db, period, cancellationToken),
            Exceptions = evaluation.MeasuredRun is { } run ? Exceptions(reading, run, noted, runs, await AccountsAsync(db, reading.People, cancellationToken)) : [],
            ExceptionCount = evaluation.Tests.Sum(t => t.Rows),
        };
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
        var db = reading.Db;
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
