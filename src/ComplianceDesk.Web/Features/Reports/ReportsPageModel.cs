using System.Globalization;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Reports;

/// <summary>State of the reports' page: the form for a new one, the jobs under way and the list of what was made.</summary>
public sealed class ReportsPageModel(ReportsQuery query, ReportJobsQuery jobsQuery, ImportTotalsQuery totals, ReportJobs jobs, Site site, TimeProvider clock)
{
    private string queryString = "";
    private string who = "";

    /// <summary>The roles of the reader.</summary>
    public ReportReaders Reader { get; private set; }

    /// <summary>Reports made that this reader may open, newest first.</summary>
    public ReportList List { get; private set; } = new(new([], null, null), 0);

    /// <summary>The order of the list.</summary>
    public RowSort<ReportSort> Sort { get; private set; } = ReportsQuery.FirstSort;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The reports that this reader may make.</summary>
    public IReadOnlyList<ReportInfo> Kinds => [.. ReportLibrary.All.Where(r => Reader.MayRead(r))];

    /// <summary>The report asked for.</summary>
    public ReportInfo Kind => Kinds.FirstOrDefault(k => k.Id == Name) ?? Kinds[0];

    /// <summary>What was asked for and is not ended, and the latest that is.</summary>
    public IReadOnlyList<ReportJobRow> Jobs { get; private set; } = [];

    /// <summary>Id of the report asked for.</summary>
    public string Name { get; set; } = "activity-review";

    /// <summary><c>pdf</c> or <c>xlsx</c>.</summary>
    public string Format { get; set; } = "pdf";

    /// <summary>First day of the period.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly To { get; set; }

    /// <summary>Calendar year, for reports over one.</summary>
    public int Year { get; set; }

    /// <summary>Medical record number, account id and department id, for reports about one.</summary>
    public string? Patient { get; set; }

    /// <inheritdoc cref="Patient"/>
    public string? User { get; set; }

    /// <inheritdoc cref="Patient"/>
    public string? Department { get; set; }

    /// <summary>True to have people named by their ids.</summary>
    public bool Identified { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>True when this reader may have people named by their ids.</summary>
    public bool MayIdentify => Reader.MayIdentify(Kind);

    /// <summary>Why the last thing asked was refused, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was done last, for those who do not see the page.</summary>
    public string? Said { get; private set; }

    /// <summary>True when the form shows the field for it.</summary>
    public bool Needs(ReportNeeds need) => Kind.Needs.HasFlag(need);

    /// <summary>Loads the list from a report on. The form begins with the thirty days that end with the newest event held.</summary>
    public async Task LoadAsync(string who, ReportReaders reader, string queryString, CancellationToken cancellationToken = default)
    {
        (this.who, Reader, this.queryString) = (who, reader, queryString);
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        Sort = RowSort.Parse<ReportSort>(values["sort"]) ?? ReportsQuery.FirstSort;
        // What comes chosen must be among what this reader may choose.
        Name = Kind.Id;
        List = await query.RunAsync(reader.Readable(), Sort, RowCursor.Parse(values["at"]), Rows, cancellationToken);
        Jobs = await jobsQuery.RunAsync(reader.Readable(), cancellationToken);
        if (From == default)
        {
            var newest = (await totals.RunAsync(cancellationToken)).NewestEventAt ?? clock.GetUtcNow().UtcDateTime;
            To = site.Day(newest);
            From = To.AddDays(-29);
            Year = To.Year;
        }
    }

    /// <summary>Reads the lists again.</summary>
    public Task ReloadAsync() => LoadAsync(who, Reader, queryString);

    /// <summary>Asks for the report of the form.</summary>
    public async Task AskAsync()
    {
        var request = Request();
        var (job, refusal) = request.Identities == ReportIdentities.Identified && !MayIdentify
            ? (0, new Refusal("keys-only", "Your role reads this report by keys only."))
            : await jobs.AskAsync(request, Format);
        await TakeAsync(refusal, string.Create(CultureInfo.InvariantCulture, $"Job {job} waits."));
    }

    /// <summary>Signs a draft off in the background.</summary>
    public async Task SignOffAsync(int report)
    {
        var (job, refusal) = List.Rows.FirstOrDefault(r => r.Id == report) is { } row && Reader.MayRead(row) && MaySignOff
            ? await jobs.AskSignOffAsync(report, who)
            : (0, new Refusal("role", "Your role signs no such report off."));
        await TakeAsync(refusal, string.Create(CultureInfo.InvariantCulture, $"Job {job} signs report {report} off."));
    }

    /// <summary>Ends a job.</summary>
    public async Task CancelAsync(int job)
    {
        var refusal = Jobs.FirstOrDefault(j => j.Id == job) is { } row && MayCancel(row) ? await jobs.CancelAsync(job, who) : new Refusal("ended", "This job has ended already.");
        await TakeAsync(refusal, string.Create(CultureInfo.InvariantCulture, $"Job {job} is cancelled."));
    }

    /// <summary>True when this reader may end the job: it is the reader's own, or the reader is an officer who may make the report.</summary>
    public bool MayCancel(ReportJobRow job) =>
        job.State is ReportJobState.Waiting or ReportJobState.Running && (job.AskedBy == who || Reader.HasFlag(ReportReaders.ComplianceOfficer));

    /// <summary>How far a job is, or what came of it, in words.</summary>
    public string Outcome(ReportJobRow job) => job.State switch
    {
        ReportJobState.Waiting => job.Starts > 0 ? "Was cut off by a stop of the desk; starts over." : "Waits for its turn.",
        ReportJobState.Running => jobs.Progress is { } now && now.Job == job.Id ? Words(now) : "Begins.",
        ReportJobState.Done => string.Create(CultureInfo.InvariantCulture, $"Report no. {job.ReportId}, {job.Rows:N0} rows, in {Components.Words.Duration(job.FinishedAt!.Value - job.StartedAt!.Value)}."),
        ReportJobState.Failed => job.Problem!,
        _ => $"By {job.CancelledBy}, {site.Time(job.FinishedAt)}. Nothing was registered.",
    };

    /// <summary>Address of the page at a cursor; null without a cursor.</summary>
    public string? Href(RowCursor? cursor) => cursor is { } at ? Address.Of("/reports", ("sort", Sort == ReportsQuery.FirstSort ? null : Sort.ToString()), ("at", at.ToString())) : null;

    private bool MaySignOff => (Reader & ReportRights.Of(Policies.Allowed[Policies.SignOffReports])) != ReportReaders.None;

    private async Task TakeAsync(Refusal? refusal, string said)
    {
        (Problem, Said) = (refusal?.Text, refusal is null ? said : null);
        await ReloadAsync();
    }

    private static string Words(ReportProgress now) => now switch
    {
        { Stage: ReportStage.Reading } => "Reads the store.",
        { Done: var done } => string.Create(CultureInfo.InvariantCulture,
            $"{(now.Stage == ReportStage.Checking ? "Makes the draft again to compare it" : "Writes the file")}: {(done.Percent is { } percent ? $"{percent} %, " : "")}section {done.Section} of {done.Sections}, {done.Rows:N0} {(done.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"of {total:N0} rows.") : "rows so far.")}"),
    };

    // What the chosen report does not ask for is not handed on.
    private ReportRequest Request() =>
        (Needs(ReportNeeds.Year) && Year is > 1900 and < 9999 ? ReportRequest.OfYear(Kind.Id, Year, who) : new ReportRequest(Kind.Id, From, To, who)) with
        {
            Patient = Needs(ReportNeeds.Patient) ? Patient?.Trim() : null,
            User = Needs(ReportNeeds.User) ? User?.Trim() : null,
            Department = Needs(ReportNeeds.Department) ? Department?.Trim() : null,
            Identities = Identified ? ReportIdentities.Identified : ReportIdentities.Keys,
            Reason = Identified ? Reason : null,
        };
}
