using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Web.Workers;

namespace ComplianceDesk.Web.Features.Reports;

/// <summary>State of the reports' page: the form for a new one, the jobs under way and the list of what was made.</summary>
public sealed class ReportsPageModel(ReportsQuery query, ImportTotalsQuery totals, ReportJobs jobs, Site site, TimeProvider clock)
{
    private int? before;

    /// <summary>Reports made, newest first.</summary>
    public ReportList List { get; private set; } = new([], 0, null);

    /// <summary>Jobs that are not made yet or failed.</summary>
    public IReadOnlyList<ReportJob> Jobs => [.. jobs.Latest.Where(j => j.State != ReportJobState.Made)];

    /// <summary>Name of the report asked for.</summary>
    public string Name { get; set; } = ReportLibrary.All[0].Name;

    /// <summary><c>pdf</c> or <c>xlsx</c>.</summary>
    public string Format { get; set; } = "pdf";

    /// <summary>First day of the period.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly To { get; set; }

    /// <summary>Why a report was not asked for, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Loads the list from a report on. The form begins with the thirty days that end with the newest event held.</summary>
    public async Task LoadAsync(int? before)
    {
        this.before = before;
        List = await query.RunAsync(before);
        if (From == default)
        {
            var newest = (await totals.RunAsync()).NewestEventAt ?? clock.GetUtcNow().UtcDateTime;
            To = site.Day(newest);
            From = To.AddDays(-29);
        }
    }

    /// <summary>Reads the list again.</summary>
    public Task ReloadAsync() => LoadAsync(before);

    /// <summary>Asks for the report of the form.</summary>
    public void Ask(string by)
    {
        Problem = Check();
        if (Problem is null && !jobs.Ask(Name, Format, From, To, by))
        {
            Problem = "Too many reports wait already. Try again when some are made.";
        }
    }

    /// <summary>Address of the list from a report on.</summary>
    public static string Href(int? before) => Address.Of("/reports", ("before", before?.ToString(CultureInfo.InvariantCulture)));

    private string? Check()
    {
        if (From > To)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The period begins on {From:d MMM yyyy}, after its end on {To:d MMM yyyy}.");
        }
        return ReportLibrary.All.Any(r => r.Name == Name) && Format is "pdf" or "xlsx" ? null : "Choose a report and a format.";
    }
}
