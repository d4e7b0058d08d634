using System.Globalization;
using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Requirements;

/// <summary>What a person enters of a finding of the evaluation.</summary>
public sealed record ResponseDraft(string Metric, string? Cause, string? Effect, string? Response, string? Owner, DateOnly? DueOn, ResponseState State, string? Why);

/// <summary>What management answers to findings of the evaluation. Every entry is added and in the trail; none is altered.</summary>
public sealed class ManagementResponses(DeskStore store, TimeProvider clock)
{
    /// <summary>The shortest response, in characters.</summary>
    public const int Shortest = 20;

    /// <summary>The shortest reason for an entry, in characters.</summary>
    public const int ShortestWhy = 10;

    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 4_000;

    /// <summary>Records an entry; or says why not.</summary>
    public async Task<Refusal?> RecordAsync(ResponseDraft draft, string who, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var last = await db.ManagementResponses.AsNoTracking().Where(r => r.Metric == draft.Metric).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        var run = await db.RequirementRuns.MaxAsync(r => (int?)r.Id, cancellationToken);
        var noted = run is not null && await db.MetricResults.AnyAsync(m => m.RunId == run && m.Metric == draft.Metric && m.Status == MetricStatus.Exception, cancellationToken);
        var refusal = !noted && last is null ? new Refusal("no-finding", "The newest run notes no exception in this test, and none was answered before.")
            : WhyNot(draft, last, (await SiteSettings.LoadAsync(store, cancellationToken)).TimeZone.DayOf(now));
        if (refusal is not null)
        {
            return refusal;
        }

        db.ManagementResponses.Add(new ManagementResponseRow
        {
            Metric = draft.Metric, RunId = run!.Value, Cause = Given(draft.Cause), Effect = Given(draft.Effect), Response = draft.Response!.Trim(), Owner = draft.Owner!.Trim(),
            DueOn = draft.DueOn, State = draft.State, Why = draft.Why!.Trim(), RecordedBy = who, RecordedAt = now,
        });
        db.Trail.Add(new TrailRow { At = now, Who = who, Action = "respond", Subject = $"metric:{draft.Metric}", Detail = $"{draft.State.Text()}: {draft.Why.Trim()}" });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Every entry recorded up to a moment, newest first, by metric.</summary>
    internal static async Task<ILookup<string, ManagementResponse>> AllAsync(DeskContext db, DateTime asOf, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        (await db.ManagementResponses.AsNoTracking().Where(r => r.RecordedAt <= asOf).OrderByDescending(r => r.Id).ToListAsync(cancellationToken)).ToLookup(r => r.Metric, r => new ManagementResponse
        {
            Metric = r.Metric, Run = r.RunId, Cause = r.Cause, Effect = r.Effect, Response = r.Response, Owner = r.Owner, DueOn = r.DueOn, State = r.State, Why = r.Why,
            By = r.RecordedBy, At = TimeZoneInfo.ConvertTime(new DateTimeOffset(r.RecordedAt, TimeSpan.Zero), zone),
        });

    private static Refusal? WhyNot(ResponseDraft draft, ManagementResponseRow? last, DateOnly today)
    {
        var waits = draft.State is ResponseState.Open or ResponseState.InProgress;
        return !Enum.IsDefined(draft.State) ? new Refusal("no-state", "Choose where it stands.")
            : TooShort(draft.Response, Shortest, "response") ?? TooLong(draft.Cause, "cause") ?? TooLong(draft.Effect, "effect") ?? TooShort(draft.Why, ShortestWhy, "reason for this entry")
            ?? (draft.Owner?.Trim().Length is null or 0 or > 200 ? new Refusal("no-owner", "Name who answers for it, in at most 200 characters.")
            : waits && draft.DueOn is null ? new Refusal("no-day", "Give the day by which it is to be done.")
            : waits && draft.DueOn < today && draft.DueOn != last?.DueOn ? new Refusal("past", "The day by which it is to be done has passed already.")
            : null);
    }

    private static Refusal? TooShort(string? text, int shortest, string what) =>
        (text?.Trim().Length ?? 0) < shortest ? new Refusal("short-text", string.Create(CultureInfo.InvariantCulture, $"The {what} needs at least {shortest} characters.")) : TooLong(text, what);

    private static Refusal? TooLong(string? text, string what) =>
        text?.Trim().Length > Longest ? new Refusal("long-text", string.Create(CultureInfo.InvariantCulture, $"The {what} may have at most {Longest} characters.")) : null;

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
