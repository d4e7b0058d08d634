using System.Globalization;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of one finding's page: what the test says, the rows behind it, what was recorded, and what a person records.</summary>
public sealed class EvaluationFindingPageModel(EvaluationFindingsQuery query, RequirementQuery requirements, ManagementResponses responses, TimeProvider clock)
{
    private string address = "";

    /// <summary>The finding; null when the newest run notes none in this test and none was answered.</summary>
    public FindingLine? Line { get; private set; }

    /// <summary>The rows behind it; null without a finding.</summary>
    public MetricRows? Rows { get; private set; }

    /// <summary>Rows on a page.</summary>
    public int PageRows { get; set; } = Data.Queries.RowCursor.PageSize;

    /// <summary>The day, at the site.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Number of the run shown; null before the first.</summary>
    public int? Run { get; private set; }

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Why the last entry was refused; null when it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Loads the finding of a test, with the page of rows that a query string asks for.</summary>
    public async Task LoadAsync(string metric, string queryString, CancellationToken cancellationToken = default)
    {
        address = queryString;
        var all = await query.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
        (Line, Today, Run, Loaded) = (all.Lines.FirstOrDefault(l => l.Metric == metric), all.Today, all.Run?.Id, true);
        long? after = long.TryParse(System.Web.HttpUtility.ParseQueryString(queryString)["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        Rows = Line is not null && Run is { } run ? await requirements.RowsAsync(run, metric, null, after, PageRows, cancellationToken) : null;
    }

    /// <summary>Records an entry; true when it was taken.</summary>
    public async Task<bool> RecordAsync(ResponseDraft draft, string who)
    {
        Refusal = await responses.RecordAsync(draft, who);
        if (Refusal is null)
        {
            await LoadAsync(draft.Metric, address);
        }

        return Refusal is null;
    }

    /// <summary>Address of a finding's page, at a row.</summary>
    public static string Href(string metric, long? after = null) => Address.Of($"/requirements/findings/{metric}", ("after", after?.ToString(CultureInfo.InvariantCulture)));
}
