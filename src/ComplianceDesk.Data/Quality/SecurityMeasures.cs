using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Core.Quality.Scores;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Queries;
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
/// <param name="policy">The limits in force.</param>
internal sealed class SecurityMeasures(DeskContext db, FeedsInStore feeds, DateTime now, TimeZoneInfo zone, JudgementPolicy policy)
{
    /// <summary>Id of the rule that finds bursts of failed sign-ins.</summary>
    internal const string LoginBurstRule = "failed-logins";

    /// <summary>Id of the rule that finds emergency overrides without care following.</summary>
    internal const string OverrideRule = "emergency-override";

    private const string NoAccesses = "not run: the accesses feed has not been imported";
    private const string NoWorkforce = "not run: the workforce feed has not been imported";
    private const string NotJudged = "not run: the accesses have not been judged";

    public async Task<IReadOnlyList<Measure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var judged = await db.JudgementRuns.AsNoTracking().OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var findings = await FindingsAsync(cancellationToken);
        var accounts = await AccountsAsync(cancellationToken);
        Measure Reviewed(ScorePartInfo part, Func<ReviewState, bool> which, string? notRun) => notRun is not null
            ? Measure.Without(part, notRun)
            : Measure.Of(part, "findings", "a decision", [.. findings.Where(which).Select(f => (Id(f.Id), (string?)"no decision", f.Decided))]);
        var openBursts = findings.Where(f => f.Has(LoginBurstRule) && !f.Decided).Select(f => f.UserId).ToHashSet();
        var notJudged = judged is null ? NotJudged : null;
        var (first, last) = (now.AddDays(-FirstReview.In(policy)), now.AddDays(-LastReview.In(policy)));

        return
        [
            await ExplainedAsync(AccessesExplained, judged, run => (run.Explained, run.PatientEvents), db.AccessSessions, cancellationToken),
            await ExplainedAsync(FirstAccessesExplained, judged, run => (run.FirstExplained, run.FirstEvents), db.AccessSessions.Where(s => s.First), cancellationToken),
            Reviewed(ReviewedInAWeek, f => f.DetectedAt < first && f.DetectedAt >= last, notJudged),
            Reviewed(ReviewedInAMonth, f => f.DetectedAt < last, notJudged),
            await TerminatedAsync(cancellationToken),
            Accounts(AccountsKnown, "an account that the workforce feed lists", accounts, account => account.Listed),
            Accounts(AccountsPersonal, "an account with a person's name", accounts.Where(account => account.Listed), account => account.Named),
            WhyNotRun(judged, LoginBurstRule) is { } reason
                ? Measure.Without(AccountsFreeOfLoginBursts, reason)
                : Accounts(AccountsFreeOfLoginBursts, "no open finding for a burst of failed sign-ins", accounts, account => !openBursts.Contains(account.Id)),
            Reviewed(OverridesReviewed, f => f.Has(OverrideRule), WhyNotRun(judged, OverrideRule)),
            await LogDaysAsync(cancellationToken),
        ];
    }

    private async Task<Measure> ExplainedAsync(
        ScorePartInfo part, JudgementRunRow? judged, Func<JudgementRunRow, (long Good, long Counted)> figures, IQueryable<AccessSessionRow> sessions,
        CancellationToken cancellationToken)
    {
        if (judged is null)
        {
            return Measure.Without(part, NotJudged);
        }

        if (!feeds.Has("encounters") && !feeds.Has("appointments") && !feeds.Has("care_team"))
        {
            return Measure.Without(part, "not run: no feed of care (encounters, appointments, care_team) has been imported");
        }

        var (good, counted) = figures(judged);
        var users = await sessions.GroupBy(s => s.UserId)
            .Select(g => new { User = g.Key, Events = g.Sum(s => s.Events), Unexplained = g.Sum(s => s.ExplanationId == null ? s.Events : 0) })
            .Where(g => g.Unexplained > 0)
            .Join(db.Workforce, g => g.User, u => u.Id, (g, u) => new { u.UserId, g.Events, g.Unexplained })
            .OrderByDescending(g => g.Unexplained).ThenBy(g => g.UserId)
            .ToListAsync(cancellationToken);
        return Measure.Of(part, good, counted) with
        {
            Evidence =
            [
                .. users.Select(user => new CheckFailure(
                    part.Id, "accesses", user.UserId, "", string.Create(CultureInfo.InvariantCulture, $"{user.Unexplained} of {user.Events} without a reason"), "a reason for every access")),
            ],
        };
    }

    private Measure Accounts(ScorePartInfo part, string expected, IEnumerable<Account> accounts, Func<Account, bool> good) =>
        WhyNoAccounts() is { } reason
            ? Measure.Without(part, reason)
            : Measure.Of(part, "workforce", expected, [.. accounts.Select(account => (account.UserId, (string?)null, good(account)))]);

    private string? WhyNoAccounts() => !feeds.Has("accesses") ? NoAccesses : !feeds.Has("workforce") ? NoWorkforce : null;

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

    private async Task<Measure> TerminatedAsync(CancellationToken cancellationToken)
    {
        if (WhyNoAccounts() is { } reason)
        {
            return Measure.Without(TerminatedAccountsUnused, reason);
        }

        var today = zone.DayOf(now);
        var left = await db.Workforce.AsNoTracking().Where(u => u.Listed && u.TerminatedOn < today)
            .Select(u => new { u.Id, u.UserId, On = u.TerminatedOn!.Value }).ToListAsync(cancellationToken);
        var used = await AccountUse.AfterAsync(db, left.ToDictionary(u => u.Id, u => u.On), zone, cancellationToken);
        return Measure.Of(TerminatedAccountsUnused, "workforce", "no event after the termination date", [.. left.Select(u => (u.UserId, (string?)$"terminated on {SourceDays.Text(u.On)}", !used.Contains(u.Id)))]);
    }

    private async Task<Measure> LogDaysAsync(CancellationToken cancellationToken)
    {
        var counts = await db.DailyCounts.Where(r => r.Kind == DailyCountKind.SourceSystem).Select(r => new { r.Key, r.Day }).ToListAsync(cancellationToken);
        if (counts.Count == 0)
        {
            return Measure.Without(LogDays, NoAccesses);
        }

        var names = await db.Terms.Where(t => t.Kind == TermKind.SourceSystem).ToDictionaryAsync(t => t.Id, t => t.Text, cancellationToken);
        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);
        return Measure.Of(LogDays, "accesses", "an event of this source on this day",
        [
            .. from source in counts.GroupBy(c => c.Key, c => epoch.AddDays(c.Day))
               let days = new SortedSet<DateOnly>(source)
               from day in SourceDays.Between(days.Min, days.Max)
               select (SourceDays.Text(day), (string?)names.GetValueOrDefault(source.Key, "no source named"), days.Contains(day)),
        ]);
    }

    private async Task<List<ReviewState>> FindingsAsync(CancellationToken cancellationToken) =>
        await db.Findings.AsNoTracking().Where(f => f.Status != FindingStatus.Withdrawn)
            .Select(f => new ReviewState(f.Id, f.UserId, f.Rules, f.DetectedAt, f.Status != FindingStatus.New && f.Status != FindingStatus.UnderReview))
            .ToListAsync(cancellationToken);

    /// <summary>Accounts with at least one event in the log.</summary>
    private async Task<List<Account>> AccountsAsync(CancellationToken cancellationToken) =>
        await db.Workforce.AsNoTracking().Where(u => db.DailyCounts.Any(c => c.Kind == DailyCountKind.User && c.Key == u.Id))
            .Select(u => new Account(u.Id, u.UserId, u.Listed, u.GivenName != null && u.GivenName != "" && u.FamilyName != null && u.FamilyName != ""))
            .ToListAsync(cancellationToken);

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Account(int Id, string UserId, bool Listed, bool Named);

    private sealed record ReviewState(int Id, int UserId, string Rules, DateTime DetectedAt, bool Decided)
    {
        public bool Has(string rule) => Rules.Split(';').Contains(rule);
    }
}
