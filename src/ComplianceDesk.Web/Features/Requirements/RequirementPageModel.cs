using ComplianceDesk.Core.Requirements;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Requirements;

/// <summary>State of one requirement's page: what was said of it at a moment, the rows behind one of its metrics, and what a person signs or decides.</summary>
public sealed class RequirementPageModel(RequirementQuery query, RequirementReview review, Site site, TimeProvider clock)
{
    private string id = "";

    /// <summary>Everything about it at the moment; null when there is no such requirement.</summary>
    public RequirementFile? File { get; private set; }

    /// <summary>The day asked about; null for now.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <summary>The rows behind the metric asked for; null when none is.</summary>
    public MetricRows? Rows { get; private set; }

    /// <summary>True when the page shows an earlier day: nothing can be signed there.</summary>
    public bool IsPast { get; private set; }

    /// <summary>Rows on a page.</summary>
    public int PageRows { get; set; } = Data.Queries.RowCursor.PageSize;

    /// <summary>True once the store has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Why the last step was refused; null when it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Loads a requirement as the query string asks.</summary>
    public async Task LoadAsync(string requirement, string queryString, CancellationToken cancellationToken = default)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        id = requirement;
        AsOf = RequirementsFilter.Day(values["as-of"]);
        var moment = RequirementsPageModel.Moment(AsOf, site, clock);
        IsPast = AsOf is { } day && day < site.Day(clock.GetUtcNow().UtcDateTime);
        File = await query.RunAsync(id, moment, cancellationToken);
        Rows = File is { Matrix.Run: { } run, Line: var line } && values["metric"] is { } metric && line.Requirement.Metrics.Contains(metric)
            ? await query.RowsAsync(run.Id, metric, AddressableStates.IsOneOf(metric, line.Requirement) ? id : null, long.TryParse(values["after"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var after) ? after : null, PageRows, cancellationToken)
            : null;
        Loaded = true;
    }

    /// <summary>Signs; true when it was taken.</summary>
    public Task<bool> SignAsync(StatementDraft draft, string who, AttachedFile? file) => StepAsync(() => review.SignAsync(draft, who, file));

    /// <summary>Decides; true when it was taken.</summary>
    public Task<bool> DecideAsync(AddressableState state, string? rationale, string who) => StepAsync(() => review.DecideAsync(id, state, rationale, who));

    /// <summary>Address of a requirement's page.</summary>
    public static string Href(string id, string? metric = null, DateOnly? asOf = null, long? after = null) => Address.Of(
        $"{RequirementsFilter.Path}/{id}", ("metric", metric), ("as-of", RequirementsFilter.Text(asOf)), ("after", after?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private async Task<bool> StepAsync(Func<Task<Refusal?>> step)
    {
        Refusal = await step();
        if (Refusal is null)
        {
            await LoadAsync(id, "");
        }

        return Refusal is null;
    }
}
