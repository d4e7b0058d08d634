using System.Globalization;
using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>
/// Reports and sign-offs that were asked for, made one after the other whether the page that asked stays open or not. A job cut off by a stop of the desk
/// starts over at the next start; it enters the register once, since its end and the register's row are one transaction.
/// </summary>
public sealed class ReportJobs(DeskStore store, ReportMaker maker, TimeProvider clock)
{
    /// <summary>A job that was cut off this often is not begun again: it may be what ends the desk.</summary>
    public const int MostStarts = 3;

    private static readonly TimeSpan ToldEvery = TimeSpan.FromMilliseconds(500);
    private readonly ReportJobLine line = new(store, clock);
    private readonly Lock gate = new();
    private Turn? current;
    private long toldAt;

    /// <summary>How far the job under way is; null when none is. Forgotten when the host stops: the job then starts over.</summary>
    public ReportProgress? Progress { get; private set; }

    /// <summary>Raised whenever a job's state or progress changed, on whatever thread it did.</summary>
    public event Action? Changed;

    /// <summary>Writes down that a report is wanted; it waits until it is its turn.</summary>
    /// <returns>The job's number, or why it was not taken.</returns>
    public async Task<(int Job, Refusal? Refusal)> AskAsync(ReportRequest request, string format, CancellationToken cancellationToken = default)
    {
        if (format is not ("pdf" or "xlsx")) return (0, new Refusal("no-format", "Choose a format: PDF or workbook."));
        if (ReportLibrary.WhyNot(request) is { } why) return (0, new Refusal("no-report", why));
        await using var db = store.CreateDbContext();
        ReportSubject subject;
        try
        {
            subject = await ReportSubject.FindAsync(db, ReportCatalog.Find(request.Name)!.Info, request, cancellationToken);
        }
        catch (ArgumentException unknown)
        {
            return (0, new Refusal("unknown", unknown.Message));
        }

        return (await AddAsync(db, new ReportJobRow
        {
            Name = request.Name, Format = format, From = request.From, To = request.To, About = subject.About, AskedBy = request.By, AskedAt = clock.GetUtcNow().UtcDateTime,
            Identified = request.Identities == ReportIdentities.Identified, Reason = request.Identities == ReportIdentities.Identified ? request.Reason!.Trim() : null,
        }, cancellationToken), null);
    }

    /// <summary>Writes down that somebody signs a draft off.</summary>
    /// <returns>The job's number, or why it was not taken.</returns>
    public async Task<(int Job, Refusal? Refusal)> AskSignOffAsync(int draft, string by, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        // One writer at a time: two people who press at once must not both find that nothing is under way.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == draft, cancellationToken) is not { } report) return (0, new Refusal("unknown", "There is no such report."));
        if (ReportMaker.WhyNotSignOff(report, by) is { } why) return (0, new Refusal("no-sign-off", why));
        if (await ReportJobLine.Open(db).AnyAsync(j => j.DraftId == draft, cancellationToken)) return (0, new Refusal("under-way", "A sign-off of this draft is under way already."));
        return (await AddAsync(db, new ReportJobRow
        {
            Name = report.Name, Format = report.Format, From = report.From, To = report.To, About = report.About, Identified = report.Identified,
            DraftId = draft, AskedBy = by, AskedAt = clock.GetUtcNow().UtcDateTime,
        }, cancellationToken), null);
    }

    /// <summary>Ends a job that waits or runs: the query or the writing it is at is broken off, and nothing of it is kept.</summary>
    /// <returns>Why there was nothing to end; null when it ends.</returns>
    public async Task<Refusal?> CancelAsync(int job, string who, CancellationToken cancellationToken = default)
    {
        if (!CancelCurrent(job, who) && !await line.EndAsync(job, ReportJobState.Waiting, ReportJobState.Cancelled, null, who, cancellationToken) && !CancelCurrent(job, who))
        {
            return new Refusal("ended", "This job has ended already.");
        }

        Changed?.Invoke();
        return null;
    }

    /// <summary>Carries out the job that waits longest, or was cut off; null when there is none.</summary>
    /// <param name="render">Writes a document in a format to a stream; equal bytes for an equal draft.</param>
    /// <param name="stopping">The desk stops: the job waits again.</param>
    public async Task<ReportJobRow?> RunOnceAsync(Action<string, Document, Stream, CancellationToken> render, CancellationToken stopping = default)
    {
        using var lockFile = await StoreLock.TakeAsync(store, StoreLock.Reports, clock, stopping);
        if (await line.TakeAsync(stopping) is not { } job)
        {
            return null;
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Begin(new Turn(job.Id, cancel));
        try
        {
            await MakeAsync(job, render, cancel.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            await line.PutBackAsync(job.Id);
            throw new OperationCanceledException(stopping);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            await line.EndAsync(job.Id, ReportJobState.Running, ReportJobState.Cancelled, null, current!.CancelledBy, CancellationToken.None);
        }
        catch (ArgumentException refused) when (refused.GetType() == typeof(ArgumentException))
        {
            // What was asked cannot be made; the sentence names no person.
            await line.EndAsync(job.Id, ReportJobState.Running, ReportJobState.Failed, refused.Message, null, CancellationToken.None);
        }
        catch (Exception problem)
        {
            var why = problem is IOException or InvalidDataException or CryptographicException ? problem.Message : string.Create(CultureInfo.InvariantCulture, $"It stopped with an error; the server's log says why (job {job.Id}).");
            await line.EndAsync(job.Id, ReportJobState.Running, ReportJobState.Failed, why, null, CancellationToken.None);
            throw;
        }
        finally
        {
            Begin(null);
        }

        await using var db = store.CreateDbContext();
        return await db.ReportJobs.AsNoTracking().SingleAsync(j => j.Id == job.Id, CancellationToken.None);
    }

    private async Task<int> AddAsync(DeskContext db, ReportJobRow row, CancellationToken cancellationToken)
    {
        db.ReportJobs.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        if (db.Database.CurrentTransaction is { } transaction) await transaction.CommitAsync(cancellationToken);
        Changed?.Invoke();
        return row.Id;
    }

    private async Task MakeAsync(ReportJobRow job, Action<string, Document, Stream, CancellationToken> render, CancellationToken cancellationToken)
    {
        var rows = 0L;
        var turn = new ReportTurn(
            job.Id,
            progress =>
            {
                rows = progress.Done.Rows;
                Tell(progress);
            },
            (db, report, stop) => line.FinishAsync(db, job.Id, report.Id, rows, stop));
        Tell(new ReportProgress(job.Id, ReportStage.Reading, default));
        void Render(Document document, Stream file) => render(job.Format, document, file, cancellationToken);
        await using var db = store.CreateDbContext();
        if (job.DraftId is { } id)
        {
            var draft = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
            await maker.SignOffAsync(draft, job.AskedBy, Render, turn, cancellationToken);
            return;
        }

        var request = new ReportRequest(job.Name, job.From, job.To, job.AskedBy)
        {
            Identities = job.Identified ? ReportIdentities.Identified : ReportIdentities.Keys, Reason = job.Reason,
        };
        await maker.MakeAsync(await ReportSubject.NameAsync(db, job.About, request, cancellationToken), job.Format, Render, turn, cancellationToken);
    }

    private bool CancelCurrent(int job, string who)
    {
        lock (gate)
        {
            if (current?.Job != job)
            {
                return false;
            }

            current.CancelledBy = who;
            current.Cancel.Cancel();
            return true;
        }
    }

    private void Begin(Turn? turn)
    {
        lock (gate)
        {
            current = turn;
        }

        (Progress, toldAt) = (null, 0);
        Changed?.Invoke();
    }

    // Called at every row: whoever listens is told twice a second.
    private void Tell(ReportProgress progress)
    {
        Progress = progress;
        if (toldAt == 0 || clock.GetElapsedTime(toldAt) >= ToldEvery)
        {
            toldAt = clock.GetTimestamp();
            Changed?.Invoke();
        }
    }

    private sealed class Turn(int job, CancellationTokenSource cancel)
    {
        public int Job => job;

        public CancellationTokenSource Cancel => cancel;

        public string? CancelledBy { get; set; }
    }
}
