using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Measures security posture over a period from what is stored: each item says how many of its population are as they should be.</summary>
internal sealed class SecurityMeasures(DeskContext db, ReviewPeriod period)
{
    /// <summary>Days within which a finding should be decided. A policy default; the law sets none.</summary>
    private const int DaysToDecide = 30;

    private const string NoWorkforce = "no workforce feed";

    public async Task<List<SecurityMeasure>> RunAsync(IReadOnlyList<ReviewDay> days, DateTime now, CancellationToken cancellationToken) =>
    [
        new("Days of the period with at least one event", "45 CFR 164.312(b)", days.Count(d => d.Events > 0), days.Count),
        await ReadableAsync(cancellationToken),
        await KnownUsersAsync(cancellationToken),
        await EndedAccountsAsync(cancellationToken),
        await SecondFactorAsync(cancellationToken),
        .. await EventsAsync(cancellationToken),
        await DecidedAsync(now, cancellationToken),
    ];

    private async Task<SecurityMeasure> ReadableAsync(CancellationToken cancellationToken)
    {
        var (start, end) = (period.Start, period.End);
        var files = db.Imports.AsNoTracking().Where(i => i.FirstAt < end && i.LastAt >= start);
        var read = await files.SumAsync(i => i.Read, cancellationToken);
        var rejected = await files.SumAsync(i => i.Rejected, cancellationToken);
        return new("Records that could be read, of the files with events of the period", "45 CFR 164.312(b)", read - rejected, read);
    }

    private async Task<SecurityMeasure> KnownUsersAsync(CancellationToken cancellationToken)
    {
        const string name = "Events by accounts that the workforce feed names";
        const string citation = "45 CFR 164.312(a)(2)(i)";
        if (!await db.Workforce.AnyAsync(u => u.Listed, cancellationToken))
        {
            return new(name, citation, 0, 0, NoWorkforce);
        }

        var counts = await period.Of(db.DailyCounts, DailyCountKind.User)
            .Join(db.Workforce, d => d.Key, u => u.Id, (d, u) => new { u.Listed, d.Events })
            .GroupBy(d => d.Listed).Select(g => new { Listed = g.Key, Events = g.Sum(d => (long)d.Events) }).ToListAsync(cancellationToken);
        return new(name, citation, counts.Where(c => c.Listed).Sum(c => c.Events), counts.Sum(c => c.Events));
    }

    /// <summary>The day of the end itself counts as employed; failed and refused sign-ins are no use.</summary>
    private async Task<SecurityMeasure> EndedAccountsAsync(CancellationToken cancellationToken)
    {
        const string name = "Accounts of people whose employment had ended that were not used afterwards";
        const string citation = "45 CFR 164.308(a)(3)(ii)(C)";
        if (!await db.Workforce.AnyAsync(u => u.Listed, cancellationToken))
        {
            return new(name, citation, 0, 0, NoWorkforce);
        }

        var (to, eve) = (period.To, period.From.AddDays(-1));
        var ended = await db.Workforce.AsNoTracking().Where(u => u.TerminatedOn != null && u.TerminatedOn < to).Select(u => new { u.Id, On = u.TerminatedOn!.Value }).ToListAsync(cancellationToken);
        var used = await AccountUse.AfterAsync(db, ended.ToDictionary(u => u.Id, u => u.On > eve ? u.On : eve), period.Zone, cancellationToken, period.End);
        return new(name, citation, ended.Count - used.Count, ended.Count);
    }

    private async Task<SecurityMeasure> SecondFactorAsync(CancellationToken cancellationToken)
    {
        const string name = "Active accounts with a second factor";
        const string citation = "45 CFR 164.312(d)";
        var known = db.Workforce.AsNoTracking().Where(u => u.Listed && u.Status != "terminated" && u.Mfa != null);
        var all = await known.CountAsync(cancellationToken);
        return all == 0
            ? new(name, citation, 0, 0, "the workforce feed says nothing about a second factor (mfa)")
            : new(name, citation, await known.CountAsync(u => u.Mfa == true, cancellationToken), all);
    }

    private async Task<List<SecurityMeasure>> EventsAsync(CancellationToken cancellationToken)
    {
        var counts = await period.Of(db.Accesses).GroupBy(_ => 1).Select(g => new
        {
            All = g.LongCount(),
            Known = g.LongCount(a => a.Outcome != AccessOutcome.Unknown),
            Overrides = g.LongCount(a => a.BreakGlass),
            Reasons = g.LongCount(a => a.BreakGlass && a.ReasonId != null),
        }).FirstOrDefaultAsync(cancellationToken);
        return
        [
            new("Events whose outcome the source states", "45 CFR 164.312(b)", counts?.Known ?? 0, counts?.All ?? 0),
            new("Emergency overrides with a reason given", "45 CFR 164.312(a)(2)(ii)", counts?.Reasons ?? 0, counts?.Overrides ?? 0),
        ];
    }

    private async Task<SecurityMeasure> DecidedAsync(DateTime now, CancellationToken cancellationToken)
    {
        var due = now.AddDays(-DaysToDecide);
        var old = period.Of(db.Findings).Where(f => f.DetectedAt <= due && f.Status != FindingStatus.Withdrawn);
        return new(
            $"Findings of the period detected {DaysToDecide} days ago or earlier (policy) that are decided", "45 CFR 164.308(a)(1)(ii)(D)",
            await old.CountAsync(f => f.Status != FindingStatus.New && f.Status != FindingStatus.UnderReview, cancellationToken), await old.CountAsync(cancellationToken));
    }
}
