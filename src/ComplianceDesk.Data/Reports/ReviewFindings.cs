using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads every finding of a period with its evidence and decisions, heaviest first, one by one: asks when the first is asked for, and keeps none.</summary>
internal sealed class ReviewFindings(DeskContext db, ReviewPeriod period, ReportPeople people)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="user">Row id of the user they are about; null for all.</param>
    public IEnumerable<ReviewFinding> Read(int? user = null) => Read(period.Of(db.Findings).Where(f => user == null || f.UserId == user));

    /// <summary>How many findings of the period there are of each kind.</summary>
    public async Task<List<FindingCount>> CountAsync(CancellationToken cancellationToken) =>
        [.. (await period.Of(db.Findings).GroupBy(f => new { f.Rules, f.Severity, f.Status }).Select(g => new { g.Key, Findings = g.Count() }).ToListAsync(cancellationToken))
            .Select(g => new FindingCount(RulesOf(g.Key.Rules), Of(g.Key.Severity), Of(g.Key.Status), g.Findings))];

    /// <summary>Every decision about a finding of the period, oldest first.</summary>
    public IEnumerable<ReviewedDecision> Decisions() =>
        DecisionRows().OrderBy(d => d.DecidedAt).ThenBy(d => d.FindingId).ThenBy(d => d.Id).AsEnumerable().Select(d => new ReviewedDecision(d.FindingId, Decision(d)));

    /// <summary>How many decisions about a finding of the period there are.</summary>
    public Task<long> CountDecisionsAsync(CancellationToken cancellationToken) => DecisionRows().LongCountAsync(cancellationToken);

    /// <summary>Findings whose accesses all lie before the period, and that are open or were decided since it began; withdrawn ones left out.</summary>
    /// <param name="which">Which of them; null for all.</param>
    public IEnumerable<ReviewFinding> CarriedOver(Expression<Func<FindingRow, bool>>? which = null) => Read(CarriedRows().Where(which ?? (_ => true)));

    /// <summary>How many findings are carried over.</summary>
    public Task<long> CountCarriedOverAsync(CancellationToken cancellationToken) => CarriedRows().LongCountAsync(cancellationToken);

    private IQueryable<DecisionRow> DecisionRows() => period.Of(db.Findings).Join(db.Decisions, f => f.Id, d => d.FindingId, (_, d) => d);

    private IQueryable<FindingRow> CarriedRows()
    {
        var start = period.Start;
        return db.Findings.AsNoTracking().Where(f => f.LastAt < start && f.Status != FindingStatus.Withdrawn
            && (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview || db.Decisions.Any(d => d.FindingId == f.Id && d.DecidedAt >= start)));
    }

    // Findings and decisions in one order, each gone through once, side by side.
    private IEnumerable<ReviewFinding> Read(IQueryable<FindingRow> findings)
    {
        var rows =
            from f in findings
            from u in db.Workforce.Where(u => u.Id == f.UserId).DefaultIfEmpty()
            from p in db.Patients.Where(p => p.Id == f.PatientId).DefaultIfEmpty()
            orderby f.Score descending, f.Id
            select new { Finding = f, User = (string?)u.UserId, Patient = (string?)p.PatientId };
        using var decisions = findings.Join(db.Decisions, f => f.Id, d => d.FindingId, (f, d) => new { f.Score, Decision = d })
            .OrderByDescending(x => x.Score).ThenBy(x => x.Decision.FindingId).ThenBy(x => x.Decision.Id).Select(x => x.Decision).AsEnumerable().GetEnumerator();
        var more = decisions.MoveNext();
        foreach (var row in rows.AsEnumerable())
        {
            var own = new List<DecisionRow>();
            while (more && decisions.Current.FindingId == row.Finding.Id)
            {
                own.Add(decisions.Current);
                more = decisions.MoveNext();
            }

            yield return Finding(row.Finding, row.User, row.Patient, own);
        }
    }

    private static string[] RulesOf(string rules) => rules.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private ReviewFinding Finding(FindingRow row, string? user, string? patient, IEnumerable<DecisionRow> decisions) => new()
    {
        Id = row.Id,
        Rules = RulesOf(row.Rules),
        Severity = Of(row.Severity),
        Score = row.Score,
        Disposition = Of(row.Status),
        User = people.User(row.UserId, user),
        Patient = people.Patient(row.PatientId, patient),
        FirstAt = period.Local(row.FirstAt),
        LastAt = period.Local(row.LastAt),
        Events = row.Events,
        DetectedAt = period.Local(row.DetectedAt),
        Evidence = [.. (JsonSerializer.Deserialize<List<Signal>>(row.Signals, Json) ?? []).Select(s => (s.Weight, s.Sentence))],
        WithdrawnBecause = row.WithdrawnBecause,
        Reviewer = row.AssignedTo,
        Decisions = [.. decisions.Select(Decision)],
    };

    private ReviewDecision Decision(DecisionRow row) => new(Of(row.To), row.Note, row.DecidedBy, period.Local(row.DecidedAt));

    internal static Mark Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.High => Mark.High,
        FindingSeverity.Medium => Mark.Medium,
        FindingSeverity.Low => Mark.Low,
        _ => Mark.Observation,
    };

    internal static Disposition Of(FindingStatus status) => status switch
    {
        FindingStatus.New => Disposition.Pending,
        FindingStatus.UnderReview => Disposition.UnderReview,
        FindingStatus.Appropriate => Disposition.Appropriate,
        FindingStatus.PolicyPermitted => Disposition.PolicyPermitted,
        FindingStatus.FalsePositive => Disposition.FalsePositive,
        FindingStatus.Violation => Disposition.Confirmed,
        FindingStatus.Withdrawn => Disposition.Withdrawn,
        FindingStatus.Duplicate => Disposition.Duplicate,
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{(byte)status} is no status of a finding.")),
    };
}
