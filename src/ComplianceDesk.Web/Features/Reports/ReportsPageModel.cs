using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Reports;

/// <summary>State of the reports' page: the form for a new one, the jobs under way and the list of what was made.</summary>
public sealed class ReportsPageModel(ReportsQuery query, ImportTotalsQuery totals, ReportJobs jobs, Site site, TimeProvider clock)
{
    private string queryString = "";

    /// <summary>The roles of the reader.</summary>
    public ReportReaders Reader { get; private set; }

    /// <summary>Reports made that this reader may open, newest first.</summary>
    public ReportList List { get; private set; } = new(RowPage<ReportRow>.None, 0);

    /// <summary>The order of the list.</summary>
    public RowSort<ReportSort> Sort { get; private set; } = ReportsQuery.FirstSort;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>The reports that this reader may make.</summary>
    public IReadOnlyList<ReportInfo> Kinds => [.. ReportLibrary.All.Where(r => Reader.MayRead(r))];

    /// <summary>The report asked for.</summary>
    public ReportInfo Kind => Kinds.FirstOrDefault(k => k.Id == Name) ?? Kinds[0];

    /// <summary>Jobs that are not made yet or failed.</summary>
    public IReadOnlyList<ReportJob> Jobs => [.. jobs.Latest.Where(j => j.State != ReportJobState.Made && Kinds.Any(k => k.Id == j.Request.Name))];

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

    /// <summary>Why a report was not asked for, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the form shows the field for it.</summary>
    public bool Needs(ReportNeeds need) => Kind.Needs.HasFlag(need);

    /// <summary>Loads the list from a report on. The form begins with the thirty days that end with the newest event held.</summary>
    public async Task LoadAsync(ReportReaders who, string queryString)
    {
        (Reader, this.queryString) = (who, queryString);
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        Sort = RowSort<ReportSort>.Parse(values["sort"]) ?? ReportsQuery.FirstSort;
        // What comes chosen must be among what this reader may choose.
        Name = Kind.Id;
        List = await query.RunAsync(who.Readable(), Sort, RowCursor.Parse(values["at"]), Rows);
        if (From == default)
        {
            var newest = (await totals.RunAsync()).NewestEventAt ?? clock.GetUtcNow().UtcDateTime;
            To = site.Day(newest);
            From = To.AddDays(-29);
            Year = To.Year;
        }
    }

    /// <summary>Reads the list again.</summary>
    public Task ReloadAsync() => LoadAsync(Reader, queryString);

    /// <summary>Asks for the report of the form.</summary>
    public void Ask(string by)
    {
        var request = Request(by);
        Problem = Format is not ("pdf" or "xlsx") ? "Choose a report and a format."
            : request.Identities == ReportIdentities.Identified && !MayIdentify ? "Your role reads this report by keys only."
            : ReportLibrary.WhyNot(request);
        if (Problem is null && !jobs.Ask(request, Format))
        {
            Problem = "Too many reports wait already. Try again when some are made.";
        }
    }

    /// <summary>Address of the page at a cursor; null without a cursor.</summary>
    public string? Href(RowCursor? cursor) => cursor is { } at ? Address.Of("/reports", ("sort", Sort == ReportsQuery.FirstSort ? null : Sort.ToString()), ("at", at.ToString())) : null;

    // What the chosen report does not ask for is not handed on.
    private ReportRequest Request(string by) =>
        (Needs(ReportNeeds.Year) && Year is > 1900 and < 9999 ? ReportRequest.OfYear(Kind.Id, Year, by) : new ReportRequest(Kind.Id, From, To, by)) with
        {
            Patient = Needs(ReportNeeds.Patient) ? Patient?.Trim() : null,
            User = Needs(ReportNeeds.User) ? User?.Trim() : null,
            Department = Needs(ReportNeeds.Department) ? Department?.Trim() : null,
            Identities = Identified ? ReportIdentities.Identified : ReportIdentities.Keys,
            Reason = Identified ? Reason : null,
            Draft = true,
        };
}
