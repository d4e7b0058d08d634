using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Review;

/// <summary>
/// Steps taken on every finding of a filter. A job acts on the findings that the filter held when it began; each goes through the same checks as by hand,
/// and one that changed meanwhile or concerns the reviewer is left as it was and counted.
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
        return (row.Id, null);
    }

    /// <summary>Carries a waiting job out.</summary>
    /// <param name="id">The job's number.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="triage">The site's triage targets.</param>
    /// <param name="told">Called whenever the job's numbers changed.</param>
    /// <param name="cancellationToken">Stops between two findings.</param>
    public async Task RunAsync(int id, TimeZoneInfo zone, TriageTargets triage, Action? told = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var job = await db.FindingJobs.FirstOrDefaultAsync(j => j.Id == id && j.State == FindingJobState.Waiting, cancellationToken);
        if (job is null)
        {
            return;
        }
        try
        {
            var viewer = new QueueViewer(job.AskedBy, zone, triage, Now);
            var findings = await Open(db, FindingFilter.Parse(job.Filter), viewer).OrderBy(f => f.Id).Select(f => new { f.Id, f.Status }).ToListAsync(cancellationToken);
            (job.Count, job.State) = (findings.Count, FindingJobState.Running);
            await db.SaveChangesAsync(cancellationToken);
            var review = new FindingReview(store, clock);
            foreach (var finding in findings)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var refusal = job.Outcome is { } outcome
                    ? await review.DecideAsync(finding.Id, job.AskedBy, finding.Status, outcome, job.Note, cancellationToken: CancellationToken.None)
                    : await review.AssignAsync(finding.Id, job.AskedBy, job.AssignTo, CancellationToken.None);
                (job.Done, job.Refused) = refusal is null ? (job.Done + 1, job.Refused) : (job.Done, job.Refused + 1);
                if ((job.Done + job.Refused) % ReportEvery == 0)
                {
                    await db.SaveChangesAsync(CancellationToken.None);
                    told?.Invoke();
                }
            }
            job.State = FindingJobState.Finished;
        }
        finally
        {
            job.State = job.State == FindingJobState.Finished ? FindingJobState.Finished : FindingJobState.Stopped;
            job.FinishedAt = Now;
            await db.SaveChangesAsync(CancellationToken.None);
            told?.Invoke();
        }
    }

    /// <summary>Jobs that a stop of the desk cut off are marked so; those that had not begun are returned, to be run now.</summary>
    public async Task<IReadOnlyList<int>> ResumeAsync(CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        await db.FindingJobs.Where(j => j.State == FindingJobState.Running)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.State, FindingJobState.Stopped).SetProperty(r => r.FinishedAt, Now), cancellationToken);
        return await db.FindingJobs.Where(j => j.State == FindingJobState.Waiting).OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(cancellationToken);
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

    private static IQueryable<FindingRow> Open(DeskContext db, FindingFilter filter, QueueViewer viewer) =>
        db.Findings(filter, viewer).Where(f => f.Status == FindingStatus.New || f.Status == FindingStatus.UnderReview);
}

/// <summary>What a job does to each finding: decide it when an outcome is given, otherwise assign it.</summary>
/// <param name="Outcome">The outcome; null = assign.</param>
/// <param name="Note">The reasons for the outcome.</param>
/// <param name="AssignTo">The reviewer; null = the person who asks.</param>
public sealed record FindingJobStep(FindingOutcome? Outcome = null, string? Note = null, string? AssignTo = null);
