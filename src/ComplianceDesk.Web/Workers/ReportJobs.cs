using System.Threading.Channels;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Web.Workers;

/// <summary>Reports asked for and not yet looked at again. Making one goes on when the tab is closed; what was made is in the register for good.</summary>
public sealed class ReportJobs(ReportMaker maker, ReportRenderer renderer, LiveBoard board, ILogger<ReportJobs> log)
{
    private const int Kept = 20;
    private readonly Channel<ReportJob> waiting = Channel.CreateBounded<ReportJob>(Kept);
    private readonly Lock gate = new();
    private readonly List<ReportJob> jobs = [];

    /// <summary>The latest jobs, newest first.</summary>
    public IReadOnlyList<ReportJob> Latest
    {
        get
        {
            lock (gate)
            {
                return [.. jobs.AsEnumerable().Reverse()];
            }
        }
    }

    /// <summary>Asks for a report. False when too many wait already.</summary>
    public bool Ask(ReportRequest request, string format)
    {
        var job = new ReportJob(request, format);
        if (!waiting.Writer.TryWrite(job))
        {
            return false;
        }
        lock (gate)
        {
            jobs.Add(job);
            if (jobs.Count > Kept && jobs.FindIndex(j => j.State is ReportJobState.Made or ReportJobState.Failed) is var old and >= 0)
            {
                jobs.RemoveAt(old);
            }
        }
        board.Tell();
        return true;
    }

    /// <summary>Waits for a job and makes its report. A report that cannot be made says so and does not stop the line.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var job = await waiting.Reader.ReadAsync(cancellationToken);
        Change(job, ReportJobState.Making);
        try
        {
            job.ReportId = (await maker.MakeAsync(job.Request, job.Format, (d, file) => renderer.Write(job.Format, d, file, cancellationToken), cancellationToken)).Id;
            Change(job, ReportJobState.Made);
        }
        catch (ArgumentException refused)
        {
            // What was asked cannot be made; the sentence names no person.
            job.Problem = refused.Message;
            Change(job, ReportJobState.Failed);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError(problem, "The report {Name} from {From} to {To} was not made", job.Request.Name, job.Request.From, job.Request.To);
            Change(job, ReportJobState.Failed);
        }
    }

    private void Change(ReportJob job, ReportJobState state)
    {
        job.State = state;
        board.Tell();
    }
}

/// <summary>A report asked for.</summary>
public sealed record ReportJob(ReportRequest Request, string Format)
{
    public ReportJobState State { get; set; }

    /// <summary>Why it was not made, in a sentence; null when the server's log says why.</summary>
    public string? Problem { get; set; }

    /// <summary>Its number in the register once it is made.</summary>
    public int? ReportId { get; set; }
}

/// <summary>Where a job stands.</summary>
public enum ReportJobState
{
    Waiting,
    Making,
    Made,
    Failed,
}
