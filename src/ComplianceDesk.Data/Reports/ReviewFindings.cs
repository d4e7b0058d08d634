using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads every finding of a period with its evidence and decisions, heaviest first.</summary>
internal sealed class ReviewFindings(DeskContext db, ReviewPeriod period, ReportPeople people)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="cancellationToken">Stops the queries.</param>
    /// <param name="user">Row id of the user they are about; null for all.</param>
    public async Task<List<ReviewFinding>> RunAsync(CancellationToken cancellationToken, int? user = null)
    {
        return await ReadAsync(period.Of(db.Findings).Where(f => user == null || f.UserId == user), cancellationToken);
    }

    /// <summary>Findings whose accesses all lie before the period, and that are open or were decided since it began; withdrawn ones left out.</summary>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <param name="which">Which of them; null for all.</param>
    public Task<List<ReviewFinding>> CarriedOverAsync(CancellationToken cancellationToken, Expression<Func<FindingRow, bool>>? which = null)
    {
        var start = period.Start;
        return ReadAsync(
            db.Findings.AsNoTracking().Where(which ?? (_ => true)).Where(f => f.LastAt < start && f.Status != FindingStatus.Withdrawn
                && (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview || db.Decisions.Any(d => d.FindingId == f.Id && d.DecidedAt >= start))),
            cancellationToken);
    }

    private async Task<List<ReviewFinding>> ReadAsync(IQueryable<FindingRow> findings, CancellationToken cancellationToken)
    {
        var decisions = (await findings.Join(db.Decisions, f => f.Id, d => d.FindingId, (_, d) => d).OrderBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.FindingId);
        var rows = await (
            from f in findings
            from u in db.Workforce.Where(u => u.Id == f.UserId).DefaultIfEmpty()
            from p in db.Patients.Where(p => p.Id == f.PatientId).DefaultIfEmpty()
            orderby f.Score descending, f.Id
            select new { Finding = f, User = (string?)u.UserId, Patient = (string?)p.PatientId }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => Finding(r.Finding, r.User, r.Patient, decisions[r.Finding.Id]))];
    }

    private ReviewFinding Finding(FindingRow row, string? user, string? patient, IEnumerable<DecisionRow> decisions) => new()
    {
        Id = row.Id,
        Rules = row.Rules.Split(';', StringSplitOptions.RemoveEmptyEntries),
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
        Decisions = [.. decisions.Select(d => new ReviewDecision(Of(d.To), d.Note, d.DecidedBy, period.Local(d.DecidedAt)))],
    };

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
