using System.Text.Json;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>What each rule and each explanation has yielded: findings and what people made of them, accesses explained, and whether the latest judgement could ask it.</summary>
public sealed class RuleYieldQuery(DeskStore store)
{
    /// <summary>Weeks of a rule that are shown: those that are remembered where one is judged, and that one.</summary>
    public const int WeeksShown = (Epoch.MemoryDays / 7) + 1;

    /// <summary>Counts over everything stored. A finding counts for every rule that gave it weight.</summary>
    public async Task<RuleYields> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var counts = await db.Findings.AsNoTracking().GroupBy(f => new { f.Rules, f.Status, IsHidden = f.SuppressedUntil != null }).Select(g => new { g.Key.Rules, g.Key.Status, g.Key.IsHidden, Count = g.Count() }).ToListAsync(cancellationToken);
        var decided = await (from f in db.Findings.AsNoTracking()
                             where f.FirstOpenedAt != null && f.Status >= FindingStatus.Appropriate && f.Status != FindingStatus.Withdrawn
                             select new { f.Rules, f.FirstOpenedAt, DecidedAt = db.Decisions.Where(d => d.FindingId == f.Id && d.To == f.Status).Max(d => (DateTime?)d.DecidedAt) }).ToListAsync(cancellationToken);
        var ids = counts.SelectMany(c => c.Rules.Split(';', StringSplitOptions.RemoveEmptyEntries)).Concat(RuleCatalog.All.Select(r => r.Info.Id)).Distinct(StringComparer.Ordinal);
        var run = await db.JudgementRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var explained = await (from c in db.ReasonCounts.AsNoTracking()
                               join t in db.Terms on c.ExplanationId equals t.Id
                               where t.Kind == TermKind.Explanation
                               group c by t.Text into g
                               select new { g.Key, Accesses = g.Sum(c => (long)c.Accesses) }).ToDictionaryAsync(g => g.Key, g => g.Accesses, StringComparer.Ordinal, cancellationToken);
        return new RuleYields(
            ids.ToDictionary(id => id, Yield, StringComparer.Ordinal),
            explained,
            run is null ? [] : (JsonSerializer.Deserialize<List<RuleRun>>(run.Rules, JsonSerializerOptions.Web) ?? []).ToDictionary(r => r.Id, StringComparer.Ordinal),
            run?.FinishedAt,
            run?.PolicyVersion ?? 0);

        RuleYield Yield(string id)
        {
            var mine = counts.Where(c => Names(c.Rules, id)).ToList();
            var (open, hidden) = (Waiting(isHidden: false), Waiting(isHidden: true));
            var minutes = decided.Where(d => d.DecidedAt >= d.FirstOpenedAt && Names(d.Rules, id)).Select(d => (d.DecidedAt!.Value - d.FirstOpenedAt!.Value).TotalMinutes).Order().ToArray();
            return new(
                open, hidden, Of(FindingStatus.Withdrawn), Of(FindingStatus.Violation), Of(FindingStatus.FalsePositive),
                Of(FindingStatus.Appropriate) + Of(FindingStatus.PolicyPermitted) + Of(FindingStatus.Duplicate), Median(minutes));

            int Of(FindingStatus status) => mine.Where(c => c.Status == status).Sum(c => c.Count);

            int Waiting(bool isHidden) => mine.Where(c => c.IsHidden == isHidden && c.Status is (FindingStatus.New or FindingStatus.UnderReview)).Sum(c => c.Count);
        }
    }

    /// <summary>What a rule found and what was held back, by the weeks that are judged together, newest first, <see cref="WeeksShown"/> at most.</summary>
    public async Task<IReadOnlyList<RuleWeek>> WeeksAsync(string rule, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var epochs = await db.Epochs.AsNoTracking().OrderByDescending(e => e.FromDay).Take(WeeksShown).Select(e => new { e.FromDay, e.ToDay, e.Rules }).ToListAsync(cancellationToken);
        return
        [
            .. from epoch in epochs
               let run = JsonSerializer.Deserialize<List<RuleRun>>(epoch.Rules, JsonSerializerOptions.Web)!.Find(r => r.Id == rule)
               where run is not null
               select new RuleWeek(SiteCalendar.Date(epoch.FromDay), SiteCalendar.Date(epoch.ToDay), run.NotRun, run.HeldBack),
        ];
    }

    private static bool Names(string rules, string id) => rules.Split(';').Contains(id);

    private static double? Median(double[] sorted) =>
        sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}

/// <summary>What rules and explanations have yielded.</summary>
/// <param name="Rules">By rule id; holds every rule of the program and every id that a stored finding names.</param>
/// <param name="Explained">Accesses explained, by explanation id.</param>
/// <param name="Runs">What the latest judgement did with each rule; empty before the first.</param>
/// <param name="JudgedAt">When the latest judgement ended, UTC.</param>
/// <param name="PolicyVersion">The policy it judged by.</param>
public sealed record RuleYields(
    IReadOnlyDictionary<string, RuleYield> Rules, IReadOnlyDictionary<string, long> Explained, IReadOnlyDictionary<string, RuleRun> Runs, DateTime? JudgedAt, int PolicyVersion);

/// <summary>What a rule found in days that are judged together: the first four weeks with accesses, then each week.</summary>
/// <param name="From">The first day, a Monday.</param>
/// <param name="To">The last day.</param>
/// <param name="NotRun">Null when it ran, else why not.</param>
/// <param name="HeldBack">What it saw that stands in none.</param>
public sealed record RuleWeek(DateOnly From, DateOnly To, string? NotRun, HeldBack HeldBack);

/// <summary>Findings of one rule by what became of them.</summary>
/// <param name="Open">Waiting for a person.</param>
/// <param name="Suppressed">Open, and kept out of the queue by a suppression in force.</param>
/// <param name="ExplainedAway">Withdrawn by a later judgement.</param>
/// <param name="Confirmed">Decided to be a violation of policy.</param>
/// <param name="FalsePositives">Decided to be an error of the rule or the data.</param>
/// <param name="Otherwise">Decided otherwise: appropriate, permitted, duplicate.</param>
/// <param name="MedianMinutes">From first opened to decided, the median; null when none was timed.</param>
public sealed record RuleYield(int Open, int Suppressed, int ExplainedAway, int Confirmed, int FalsePositives, int Otherwise, double? MedianMinutes)
{
    /// <summary>Nothing found so far.</summary>
    public static RuleYield None { get; } = new(0, 0, 0, 0, 0, 0, null);

    /// <summary>Everything it ever gave weight to.</summary>
    public int Findings => Open + Suppressed + ExplainedAway + Confirmed + FalsePositives + Otherwise;
}
