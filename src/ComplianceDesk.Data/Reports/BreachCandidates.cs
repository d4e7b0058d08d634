using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Requirements.Evidence;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads the cases and findings of the desk that a breach log should know, and which incident of the register each is.</summary>
internal static class BreachCandidates
{
    /// <summary>Cases discovered in the period, by number.</summary>
    public static async Task<List<BreachCase>> CasesAsync(DeskContext db, ReviewPeriod period, DateTime now, RegisterTies ties, CancellationToken cancellationToken)
    {
        var rows = await db.Cases.AsNoTracking().Where(c => c.DiscoveredOn >= period.From && c.DiscoveredOn <= period.To && c.OpenedAt <= now).OrderBy(c => c.Id)
            .Select(c => new { Case = c, Findings = db.CaseFindings.Where(f => f.CaseId == c.Id).Select(f => f.FindingId).ToList() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new BreachCase
        {
            Id = Name(r.Case.Id),
            OpenedAt = period.Local(r.Case.OpenedAt),
            Findings = r.Findings.Count,
            Facts = r.Case.Facts(),
            Register = ties.OfCase(r.Case.Id),
        })];
    }

    /// <summary>Findings decided as violations in the period, and those escalated in it and not decided; by number.</summary>
    public static async Task<List<BreachCandidate>> FindingsAsync(DeskContext db, ReviewPeriod period, DateTime now, RegisterTies ties, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End < now ? period.End : now);
        var decided = await (
            from f in db.Findings.AsNoTracking()
            from d in db.Decisions.Where(d => d.FindingId == f.Id && d.DecidedAt < end && (d.Step == DecisionStep.Decided || d.Step == DecisionStep.Status || d.Step == DecisionStep.Escalated)).OrderByDescending(d => d.Id).Take(1)
            where d.DecidedAt >= start && ((f.Status == FindingStatus.Violation && d.To == FindingStatus.Violation) || (f.EscalatedAt != null && (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview)))
            orderby f.Id
            select new { Finding = f, Decision = d, Case = db.CaseFindings.Where(c => c.FindingId == f.Id).Max(c => (int?)c.CaseId) }).ToListAsync(cancellationToken);
        return [.. decided.Select(r => new BreachCandidate
        {
            Finding = r.Finding.Id,
            Rules = string.Join("; ", r.Finding.Rules.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(id => RuleCatalog.Find(id)?.Info.Title ?? id)),
            FirstAt = period.Local(r.Finding.FirstAt),
            CreatedAt = period.Local(r.Finding.DetectedAt),
            OpenedAt = period.Local(r.Finding.FirstOpenedAt),
            Decision = r.Finding.Outcome switch
            {
                FindingOutcome.ViolationBreachAssessment => "Confirmed; assessment of a breach asked for",
                FindingOutcome.ViolationNoBreach => "Confirmed; decided not to be a breach",
                _ => r.Finding.Status == FindingStatus.Violation ? "Confirmed" : "Escalated, not decided",
            },
            DecidedAt = period.Local(r.Decision.DecidedAt),
            DecidedBy = r.Decision.DecidedBy,
            StandsIn = ties.OfFinding(r.Finding.Id) ?? (r.Case is { } number ? Name(number) : null),
        })];
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"Case {number}");
}
