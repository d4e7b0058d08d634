using System.Text.Json;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using static ComplianceDesk.Core.Quality.Scores.SecurityParts;

namespace ComplianceDesk.Data.Quality;

/// <summary>
/// Measures the parts of the security posture score from what the judge and the importer have rolled up. The ledger itself is asked only
/// about accounts of leavers that the roll-up shows in use, through its (user, time) index.
/// </summary>
/// <param name="db">The store.</param>
/// <param name="feeds">What it holds.</param>
/// <param name="now">The moment of the run, UTC.</param>
/// <param name="zone">The site's time zone.</param>
internal sealed class SecurityMeasures(DeskContext db, FeedsInStore feeds, DateTime now, TimeZoneInfo zone)
{
    /// <summary>Id of the rule that finds bursts of failed sign-ins.</summary>
    internal const string LoginBurstRule = "failed-login-burst";

    /// <summary>Id of the rule that finds emergency overrides without care following.</summary>
    internal const string OverrideRule = "emergency-override";

    private const string NoAccesses = "not run: the accesses feed has not been imported";
    private const string NoWorkforce = "not run: the workforce feed has not been imported";
    private const string NotJudged = "not run: the accesses have not been judged";

    public async Task<IReadOnlyList<ScorePart>> MeasureAsync(CancellationToken cancellationToken)
    {
        var judged = await db.JudgementRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var findings = await FindingsAsync(cancellationToken);
        var accounts = await AccountsAsync(cancellationToken);
        ScorePart Reviewed(ScorePartInfo part, Func<ReviewState, bool> which, string? notRun) => notRun is not null
            ? ScorePart.NotMeasured(part, notRun)
            : ScorePart.Measured(part, findings.Count(f => which(f) && f.Decided), findings.Count(which));
        var openBursts = findings.Where(f => f.Has(LoginBurstRule) && !f.Decided).Select(f => f.UserId).ToHashSet();
        var notJudged = judged is null ? NotJudged : null;

        return
        [
            Explained(AccessesExplained, judged, run => (run.Explained, run.PatientEvents)),
            Explained(FirstAccessesExplained, judged, run => (run.FirstExplained, run.FirstEvents)),
            Reviewed(ReviewedInAWeek, f => f.DetectedAt < now.AddDays(-7) && f.DetectedAt >= now.AddDays(-30), notJudged),
            Reviewed(ReviewedInAMonth, f => f.DetectedAt < now.AddDays(-30), notJudged),
            await TerminatedAsync(cancellationToken),
            Accounts(AccountsKnown, accounts, all => all, account => account.Listed),
            Accounts(AccountsPersonal, accounts, all => all.Where(account => account.Listed), account => account.Named),
            WhyNotRun(judged, LoginBurstRule) is { } reason
                ? ScorePart.NotMeasured(AccountsFreeOfLoginBursts, reason)
                : ScorePart.Measured(AccountsFreeOfLoginBursts, accounts.Count(account => !openBursts.Contains(account.Id)), accounts.Count),
            Reviewed(OverridesReviewed, f => f.Has(OverrideRule), WhyNotRun(judged, OverrideRule)),
            await LogDaysAsync(cancellationToken),
        ];
    }

    private ScorePart Explained(ScorePartInfo part, JudgementRunRow? judged, Func<JudgementRunRow, (long Good, long Counted)> figures)
    {
        if (judged is null)
        {
            return ScorePart.NotMeasured(part, NotJudged);
        }

        if (!feeds.Has("encounters") && !feeds.Has("appointments") && !feeds.Has("care_team"))
        {
            return ScorePart.NotMeasured(part, "not run: no feed of care (encounters, appointments, care_team) has been imported");
        }

        var (good, counted) = figures(judged);
        return ScorePart.Measured(part, good, counted);
    }

    private ScorePart Accounts(ScorePartInfo part, IReadOnlyList<Account> accounts, Func<IEnumerable<Account>, IEnumerable<Account>> which, Func<Account, bool> good)
    {
        if (!feeds.Has("accesses") || !feeds.Has("workforce"))
        {
            return ScorePart.NotMeasured(part, feeds.Has("accesses") ? NoWorkforce : NoAccesses);
        }

        var counted = which(accounts).ToList();
        return ScorePart.Measured(part, counted.Count(good), counted.Count);
    }

    /// <summary>Why the latest judgement says nothing of a rule; null when the rule ran.</summary>
    private static string? WhyNotRun(JudgementRunRow? judged, string rule)
    {
        if (judged is null)
        {
            return NotJudged;
        }

        var run = JsonSerializer.Deserialize<List<RuleRun>>(judged.Rules, JsonSerializerOptions.Web)!.Find(r => r.Id == rule);
        return run is null ? $"not run: the accesses have not been judged by the rule {rule}" : run.NotRun;
    }

    private async Task<ScorePart> TerminatedAsync(CancellationToken cancellationToken)
    {
        if (!feeds.Has("accesses") || !feeds.Has("workforce"))
        {
            return ScorePart.NotMeasured(TerminatedAccountsUnused, feeds.Has("accesses") ? NoWorkforce : NoAccesses);
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        var left = await db.Workforce.AsNoTracking().Where(u => u.Listed && u.TerminatedOn < today)
            .Select(u => new { u.Id, On = u.TerminatedOn!.Value }).ToListAsync(cancellationToken);
        var used = 0;
        foreach (var user in left)
        {
            used += await UsedAfterAsync(db, user.Id, user.On, zone, cancellationToken) ? 1 : 0;
        }

        return ScorePart.Measured(TerminatedAccountsUnused, left.Count - used, left.Count);
    }

    /// <summary>True when the account has an event after that day that is more than a failed or refused sign-in.</summary>
    internal static async Task<bool> UsedAfterAsync(DeskContext db, int userId, DateOnly day, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var number = day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        if (!await db.DailyCounts.AnyAsync(c => c.Kind == DailyCountKind.User && c.Key == userId && c.Day > number, cancellationToken))
        {
            return false;
        }

        var after = SiteDay.StartUtc(day.AddDays(1), zone);
        return await db.Accesses.AnyAsync(
            a => a.UserId == userId && a.At >= after && a.Outcome != AccessOutcome.Failure && !(a.Action == AccessAction.Login && a.Outcome == AccessOutcome.Denied),
            cancellationToken);
    }

    private async Task<ScorePart> LogDaysAsync(CancellationToken cancellationToken)
    {
        var sources = await db.DailyCounts.Where(r => r.Kind == DailyCountKind.SourceSystem)
            .GroupBy(r => r.Key).Select(g => new { Days = g.LongCount(), First = g.Min(r => r.Day), Last = g.Max(r => r.Day) }).ToListAsync(cancellationToken);
        return sources.Count == 0
            ? ScorePart.NotMeasured(LogDays, NoAccesses)
            : ScorePart.Measured(LogDays, sources.Sum(s => s.Days), sources.Sum(s => (long)s.Last - s.First + 1));
    }

    private async Task<List<ReviewState>> FindingsAsync(CancellationToken cancellationToken) =>
        await db.Findings.AsNoTracking().Where(f => f.Status != FindingStatus.Withdrawn)
            .Select(f => new ReviewState(f.UserId, f.Rules, f.DetectedAt, f.Status != FindingStatus.New && f.Status != FindingStatus.UnderReview))
            .ToListAsync(cancellationToken);

    /// <summary>Accounts with at least one event in the log.</summary>
    private async Task<List<Account>> AccountsAsync(CancellationToken cancellationToken) =>
        await db.Workforce.AsNoTracking().Where(u => db.DailyCounts.Any(c => c.Kind == DailyCountKind.User && c.Key == u.Id))
            .Select(u => new Account(u.Id, u.Listed, u.GivenName != null && u.GivenName != "" && u.FamilyName != null && u.FamilyName != ""))
            .ToListAsync(cancellationToken);

    private sealed record Account(int Id, bool Listed, bool Named);

    private sealed record ReviewState(int UserId, string Rules, DateTime DetectedAt, bool Decided)
    {
        public bool Has(string rule) => Rules.Split(';').Contains(rule);
    }
}
