using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Policy;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Reads what <see cref="ActivityReviewReport"/> prints. Figures come from roll-ups and sessions; the ledger is read once, for its period only.</summary>
public sealed class ActivityReviewQuery : ReportQuery<ActivityReviewData>
{
    /// <inheritdoc/>
    public override async Task<ActivityReviewData> RunAsync(ReportReading reading, CancellationToken cancellationToken = default)
    {
        var (period, now) = (reading.Period, reading.Now.UtcDateTime);
        var db = reading.Db;
        var run = await db.JudgementRuns.AsNoTracking().Where(r => r.FinishedAt <= now).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var policy = await PolicyStore.OfVersionAsync(db, run?.PolicyVersion ?? 0, cancellationToken);
        var sessions = await PeriodFigures.SessionsAsync(db, period, cancellationToken);
        var days = await DaysAsync(db, period, cancellationToken);
        var events = days.Sum(d => d.Events);
        var prior = period.Before();
        var priorEvents = await PeriodFigures.EventsByDay(db, prior).SumAsync(d => (long)d.Events, cancellationToken);

        var findings = new ReviewFindings(db, period, reading.People);
        return new ActivityReviewData
        {
            Basis = reading.Basis,
            Systems = await SystemsAsync(db, period, cancellationToken),
            Days = days,
            Rules = RuleTests.Of(run, policy),
            Explanations = await ExplanationsAsync(db, sessions, policy, cancellationToken),
            Accesses = PeriodFigures.Of(events, sessions),
            PriorAccesses = priorEvents == 0 ? null : PeriodFigures.Of(priorEvents, await PeriodFigures.SessionsAsync(db, prior, cancellationToken)),
            PriorFindings = priorEvents == 0 ? null : await prior.Of(db.Findings).CountAsync(f => f.Status != FindingStatus.Withdrawn, cancellationToken),
            Measures = await new SecurityMeasures(db, period).RunAsync(days, reading.Now.UtcDateTime, cancellationToken),
            Findings = findings.Read(),
            FindingCounts = await findings.CountAsync(cancellationToken),
            Decisions = findings.Decisions(),
            DecisionCount = await findings.CountDecisionsAsync(cancellationToken),
            PriorOpen = findings.CarriedOver(),
            PriorOpenCount = await findings.CountCarriedOverAsync(cancellationToken),
            Fields = await FieldsCarried.RunAsync(db, period, cancellationToken),
            FindingAccesses = new ReviewAccesses(db, period, reading.People).Read(),
            FindingAccessCount = await period.Of(db.Findings).Join(db.FindingAccesses, f => f.Id, a => a.FindingId, (_, a) => a).LongCountAsync(cancellationToken),
        };
    }

    private static async Task<List<ReviewDay>> DaysAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken)
    {
        var events = await PeriodFigures.EventsByDay(db, period).GroupBy(d => d.Day).Select(g => new { g.Key, Events = g.Sum(d => (long)d.Events) })
            .ToDictionaryAsync(d => d.Key, d => d.Events, cancellationToken);
        var judged = await period.Of(db.AccessSessions).GroupBy(s => s.Day)
            .Select(g => new { g.Key, Events = g.Sum(s => (long)s.Events), Unexplained = g.Sum(s => s.ExplanationId == null ? (long)s.Events : 0) })
            .ToDictionaryAsync(d => d.Key, cancellationToken);
        return [.. Enumerable.Range(period.FirstDay, period.Days).Select(day => new ReviewDay(
            SiteDays.Date(day), events.GetValueOrDefault(day), judged.GetValueOrDefault(day)?.Events ?? 0, judged.GetValueOrDefault(day)?.Unexplained ?? 0))];
    }

    private static async Task<List<SystemCount>> SystemsAsync(DeskContext db, ReviewPeriod period, CancellationToken cancellationToken)
    {
        var counts = await period.Of(db.DailyCounts, DailyCountKind.SourceSystem).GroupBy(d => d.Key)
            .Select(g => new { g.Key, Events = g.Sum(d => (long)d.Events) }).ToListAsync(cancellationToken);
        var names = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        return [.. counts.Select(c => new SystemCount(names.GetValueOrDefault(c.Key, "not given"), c.Events)).OrderByDescending(s => s.Events).ThenBy(s => s.System, StringComparer.Ordinal)];
    }

    private static async Task<List<ExplanationCount>> ExplanationsAsync(DeskContext db, List<SessionCount> sessions, JudgementPolicy policy, CancellationToken cancellationToken)
    {
        var terms = await db.Terms.AsNoTracking().Where(t => t.Kind == TermKind.Explanation).ToDictionaryAsync(t => t.Text, t => t.Id, StringComparer.Ordinal, cancellationToken);
        var known = ExplanationCatalog.All.ToDictionary(e => e.Id, StringComparer.Ordinal);
        // An explanation of an older version that is gone from the program still names the sessions it explained.
        return [.. ExplanationCatalog.All.Select(e => e.Id).Concat(terms.Keys.Where(id => !known.ContainsKey(id)).Order(StringComparer.Ordinal)).Select(id =>
        {
            var some = sessions.Where(s => terms.TryGetValue(id, out var term) && s.Explanation == term).ToList();
            return new ExplanationCount(id, known.GetValueOrDefault(id)?.Title ?? id, known.GetValueOrDefault(id)?.DefinitionIn(policy) ?? "No longer part of the program.", some.Sum(s => s.Sessions), some.Sum(s => s.Events));
        })];
    }
}
