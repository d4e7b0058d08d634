using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// Steps taken on every finding of a filter. A job acts on the findings that the filter held when it began; each goes through the same checks as by hand,
/// and one that changed meanwhile or concerns the reviewer is left as it was and counted. A job that the desk's stop cuts off goes on at the next start.
/// </summary>
public sealed class FindingJobs(DeskStore store, TimeProvider clock)
{
    private const int ReportEvery = 25;

    /// <summary>Exactly how many open findings a filter holds: what a job would act on.</summary>
    public async Task<int> CountAsync(FindingFilter filter, QueueViewer viewer, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await Open(db, filter, viewer).CountAsync(cancellationToken);
    }

    /// <summary>Writes a job down; it waits until it is run.</summary>
    /// <param name="filter">Whose findings.</param>
    /// <param name="words">The filter in words, as the person saw it.</param>
    /// <param name="who">The desk account that asks.</param>
    /// <param name="step">What shall be done.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The job's number, or why it was not taken.</returns>
    public async Task<(int Job, Refusal? Refusal)> AskAsync(FindingFilter filter, string words, string who, FindingJobStep step, CancellationToken cancellationToken = default)
    {
        var note = step.Note?.Trim() ?? "";
        if (step.Outcome is not null && note.Length is < FindingReview.ShortestNote or > FindingReview.LongestNote)
        {
            return (0, new Refusal("note", string.Create(
                CultureInfo.InvariantCulture, $"Write {FindingReview.ShortestNote} to {FindingReview.LongestNote} characters: an auditor will ask why.")));
        }
        if (step.Outcome is { } outcome && !Enum.IsDefined(outcome))
        {
            return (0, new Refusal("no-outcome", "Choose one of the outcomes."));
        }
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = new FindingJobRow
        {
            Outcome = step.Outcome, AssignTo = step.Outcome is null ? step.AssignTo ?? who : null, Note = step.Outcome is null ? null : note,
            Filter = filter.ToQueryString(), FilterText = words, AskedBy = who, AskedAt = Now,
        };
        db.FindingJobs.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        db.Trail.Add(new TrailRow
        {
            At = Now, Who = who, Action = "job", Subject = string.Create(CultureInfo.InvariantCulture, $"job:{row.Id}"),
            Detail = $"{(step.Outcome is { } decided ? $"decide {FindingWords.Code(decided)}" : $"assign to {row.AssignTo}")}: {filter.Describe()}",
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row.Id, null);
    }

    /// <summary>Whether a job's decisions can still be taken back: by who asked for it, as long as a single decision can.</summary>
    public static bool MayUndo(FindingJobRow job, DateTime now) => job is { Outcome: not null, Done: > 0, FinishedAt: { } finished } && now - finished <= FindingReview.UndoTime;

    /// <summary>Asks for a job's decisions to be taken back, each as by hand: what changed since, or was decided too long ago, stays and is counted.</summary>
    /// <param name="id">The job that decided.</param>
    /// <param name="who">The desk account that asks.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<Refusal?> AskUndoAsync(int id, string who, CancellationToken cancellationToken = default)
    {
        var filter = new FindingFilter { Scope = FindingScope.All, Job = id };
        var query = filter.ToQueryString();
        await using var db = store.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var job = await db.FindingJobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && j.AskedBy == who, cancellationToken);
        if (job is null || !MayUndo(job, Now) || await db.FindingJobs.AnyAsync(j => j.Filter == query && j.Outcome == null && j.AssignTo == null, cancellationToken))
        {
            return new Refusal("too-late", string.Create(CultureInfo.InvariantCulture, $"Decisions are taken back once, by the person who took them, within {FindingReview.UndoTime.TotalMinutes:0} minutes. Reopen the findings with a reason instead."));
        }
        var row = new FindingJobRow { Filter = query, FilterText = job.FilterText, AskedBy = who, AskedAt = Now };
        db.FindingJobs.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        db.Trail.Add(new TrailRow { At = Now, Who = who, Action = "job", Subject = string.Create(CultureInfo.InvariantCulture, $"job:{row.Id}"), Detail = $"take back: {filter.Describe()}" });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Carries a waiting job out, or goes on with one that a stop cut off.</summary>
    /// <param name="id">The job's number.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="triage">The site's triage targets.</param>
    /// <param name="told">Called whenever the job's numbers changed.</param>
    /// <param name="cancellationToken">Stops between two findings.</param>
    public async Task RunAsync(int id, TimeZoneInfo zone, TriageTargets triage, Action? told = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var job = await db.FindingJobs.FirstOrDefaultAsync(j => j.Id == id && (j.State == FindingJobState.Waiting || j.State == FindingJobState.Running), cancellationToken);
        if (job is null)
        {
            return;
        }
        var stopping = false;
        try
        {
            var review = new FindingReview(store, clock);
            var targets = await TargetsAsync(db, job, new QueueViewer(job.AskedBy, zone, triage, Now), cancellationToken);
            foreach (var target in targets.Skip(job.Done + job.Refused))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var refusal = await StepAsync(review, job, target);
                // Kept after every finding: a desk that stops goes on with the next one.
                (job.Done, job.Refused) = refusal is null ? (job.Done + 1, job.Refused) : (job.Done, job.Refused + 1);
                await db.SaveChangesAsync(CancellationToken.None);
                if ((job.Done + job.Refused) % ReportEvery == 0)
                {
                    told?.Invoke();
                }
            }
            job.State = FindingJobState.Finished;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            stopping = true;
            throw;
        }
        finally
        {
            if (!stopping)
            {
                job.State = job.State == FindingJobState.Finished ? FindingJobState.Finished : FindingJobState.Stopped;
                job.FinishedAt = Now;
                await db.SaveChangesAsync(CancellationToken.None);
            }
            told?.Invoke();
        }
    }

    /// <summary>Jobs that a stop of the desk cut off, and those that had not begun, in the order in which they were asked for: to be run now.</summary>
    public async Task<IReadOnlyList<int>> WaitingAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        return await db.FindingJobs.Where(j => j.State == FindingJobState.Waiting || j.State == FindingJobState.Running).OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The person's jobs that are not yet finished, or were within the last hour; newest first.</summary>
    public async Task<IReadOnlyList<FindingJobRow>> LatestAsync(string who, CancellationToken cancellationToken = default)
    {
        var hourAgo = Now.AddHours(-1);
        await using var db = store.CreateDbContext();
        return await db.FindingJobs.AsNoTracking().Where(j => j.AskedBy == who && (j.FinishedAt == null || j.FinishedAt > hourAgo))
            .OrderByDescending(j => j.Id).Take(5).ToListAsync(cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the job acts on: the findings of its filter when it began, written down then.</summary>
    private static async Task<IReadOnlyList<Target>> TargetsAsync(DeskContext db, FindingJobRow job, QueueViewer viewer, CancellationToken cancellationToken)
    {
        if (job.Targets is { } kept)
        {
            return JsonSerializer.Deserialize<List<Target>>(kept)!;
        }
        var filter = FindingFilter.Parse(job.Filter);
        var rows = job.Undoes ? DecidedBy(db, await db.FindingJobs.AsNoTracking().FirstAsync(j => j.Id == filter.Job, cancellationToken), db.Findings(filter, viewer)) : Open(db, filter, viewer);
        var targets = await rows.OrderBy(f => f.Id).Select(f => new Target(f.Id, f.Status)).ToListAsync(cancellationToken);
        (job.Count, job.State, job.Targets) = (targets.Count, FindingJobState.Running, JsonSerializer.Serialize(targets));
        await db.SaveChangesAsync(cancellationToken);
        return targets;
    }

    private async Task<Refusal?> StepAsync(FindingReview review, FindingJobRow job, Target target)
    {
        var refusal = job switch
        {
            { Undoes: true } => await review.UndoAsync(target.Id, job.AskedBy, CancellationToken.None),
            { Outcome: { } outcome } => await review.DecideAsync(target.Id, job.AskedBy, target.Status, outcome, job.Note, cancellationToken: CancellationToken.None),
            _ => await review.AssignAsync(target.Id, job.AskedBy, job.AssignTo, CancellationToken.None),
        };
        if (refusal is null || job.AssignTo is not null)
        {
            return refusal;
        }
        // A desk killed between the step and the job's own line has taken it already.
        await using var db = store.CreateDbContext();
        var one = db.Findings.Where(f => f.Id == target.Id);
        var taken = job.Undoes
            ? one.Where(f => db.Decisions.Any(d => d.FindingId == f.Id && d.Step == DecisionStep.Undone && d.DecidedBy == job.AskedBy && d.DecidedAt >= job.AskedAt))
            : DecidedBy(db, job, one);
        return await taken.AnyAsync() ? null : refusal;
    }

    /// <summary>Those that the job itself decided; one that it left may have been decided by hand.</summary>
    private static IQueryable<FindingRow> DecidedBy(DeskContext db, FindingJobRow job, IQueryable<FindingRow> rows) => rows.Where(f => db.Decisions.Any(d =>
        d.FindingId == f.Id && d.Step == DecisionStep.Decided && d.Outcome == job.Outcome && d.DecidedBy == job.AskedBy && d.DecidedAt >= job.AskedAt && d.Note == job.Note));

    private sealed record Target(int Id, FindingStatus Status);

    private static IQueryable<FindingRow> Open(DeskContext db, FindingFilter filter, QueueViewer viewer) =>
        db.Findings(filter, viewer).Where(f => f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview);
}

/// <summary>What a job does to each finding: decide it when an outcome is given, otherwise assign it.</summary>
/// <param name="Outcome">The outcome; null = assign.</param>
/// <param name="Note">The reasons for the outcome.</param>
/// <param name="AssignTo">The reviewer; null = the person who asks.</param>
public sealed record FindingJobStep(FindingOutcome? Outcome = null, string? Note = null, string? AssignTo = null);
