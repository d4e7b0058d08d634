using System.Text.Json;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Everything that is judged, in one row: the sum of the epochs.</summary>
internal static class RunSummary
{
    public static async Task<JudgementRunRow> MakeAsync(DeskContext db, JudgementPolicy policy, CancellationToken cancellationToken)
    {
        var epochs = await db.Epochs.AsNoTracking().OrderBy(e => e.FromDay)
            .Select(e => new { e.Events, e.PatientEvents, e.Explained, e.FirstEvents, e.FirstExplained, e.Rules }).ToListAsync(cancellationToken);
        return new JudgementRunRow
        {
            Events = epochs.Sum(e => e.Events),
            PatientEvents = epochs.Sum(e => e.PatientEvents),
            Explained = epochs.Sum(e => e.Explained),
            FirstEvents = epochs.Sum(e => e.FirstEvents),
            FirstExplained = epochs.Sum(e => e.FirstExplained),
            PolicyVersion = policy.Version,
            FromAt = await db.Accesses.OrderBy(a => a.At).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(cancellationToken),
            ToAt = await db.Accesses.OrderByDescending(a => a.At).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(cancellationToken),
            Rules = JsonSerializer.Serialize(await RulesAsync(db, epochs.Select(e => e.Rules), cancellationToken), JsonSerializerOptions.Web),
        };
    }

    /// <summary>A rule ran when it ran in any epoch; it has found what stands, and what was held back is the sum of the epochs.</summary>
    private static async Task<IEnumerable<RuleRun>> RulesAsync(DeskContext db, IEnumerable<string> epochs, CancellationToken cancellationToken)
    {
        var runs = new Dictionary<string, RuleRun>(StringComparer.Ordinal);
        foreach (var run in epochs.SelectMany(e => JsonSerializer.Deserialize<List<RuleRun>>(e, JsonSerializerOptions.Web)!))
        {
            runs[run.Id] = !runs.TryGetValue(run.Id, out var known) ? run : (known.NotRun is null ? known : run) with { HeldBack = known.HeldBack.Plus(run.HeldBack) };
        }

        var standing = await db.Findings.Where(f => f.Status != FindingStatus.Withdrawn).Select(f => f.Rules).ToListAsync(cancellationToken);
        var found = standing.SelectMany(r => r.Split(';')).CountBy(r => r, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return runs.Values.Select(r => r with { Findings = found.GetValueOrDefault(r.Id) });
    }
}
