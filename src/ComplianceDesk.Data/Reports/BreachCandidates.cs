using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads the findings of the desk that a breach log should know, and which incident names each.</summary>
internal static partial class BreachCandidates
{
    /// <summary>Findings decided as violations in the period, and those escalated in it and not decided; by number.</summary>
    public static async Task<List<BreachCandidate>> RunAsync(DeskContext db, ReviewPeriod period, DateTime now, IEnumerable<IncidentRow> incidents, CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End < now ? period.End : now);
        var decided = await (
            from f in db.Findings.AsNoTracking()
            from d in db.Decisions.Where(d => d.FindingId == f.Id && d.DecidedAt < end && (d.Step == DecisionStep.Decided || d.Step == DecisionStep.Status || d.Step == DecisionStep.Escalated)).OrderByDescending(d => d.Id).Take(1)
            where d.DecidedAt >= start && ((f.Status == FindingStatus.Violation && d.To == FindingStatus.Violation) || (f.EscalatedAt != null && (f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview)))
            orderby f.Id
            select new { Finding = f, Decision = d }).ToListAsync(cancellationToken);
        var named = incidents.SelectMany(i => Named(i).Select(number => (number, i.IncidentId))).ToLookup(n => n.number, n => n.IncidentId);
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
            Incident = named[r.Finding.Id].FirstOrDefault(),
        })];
    }

    private static IEnumerable<int> Named(IncidentRow incident) =>
        new[] { incident.Kind, incident.Sanction, incident.Mitigation }.OfType<string>().SelectMany(text => FindingNumber().Matches(text))
            .Select(m => int.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Distinct();

    [GeneratedRegex(@"\bfinding\s+(?:no\.?\s*)?(\d{1,9})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FindingNumber();
}
