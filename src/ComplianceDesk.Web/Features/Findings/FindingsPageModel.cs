using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of the findings queue: what its address says, and the rows, counts and choices that follow from it.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">For ages.</param>
/// <param name="site">For the zone.</param>
public sealed class FindingsPageModel(DeskStore store, TimeProvider clock, Site site)
{
    /// <summary>The queue's address without a filter.</summary>
    public const string Path = "/findings";

    /// <summary>When the page was read, UTC: ages count from here.</summary>
    public DateTime Now { get; private set; }

    public FindingFilter Filter { get; private set; } = new();

    /// <summary>The rows; null while grouped by user, or before the first load.</summary>
    public FindingQueuePage? Page { get; private set; }

    /// <summary>The people; null unless grouped by user.</summary>
    public IReadOnlyList<FindingUser>? Users { get; private set; }

    public FindingCounts? Counts { get; private set; }

    /// <summary>Ids of the rules that any finding names, for the choice.</summary>
    public IReadOnlyList<string> Rules { get; private set; } = [];

    /// <summary>Whose record the filter asks for, masked.</summary>
    public MaskedPatient? Patient { get; private set; }

    /// <summary>Reads everything the address asks for.</summary>
    /// <param name="who">The desk account that looks.</param>
    /// <param name="queryString">The address's query string.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string who, string queryString, CancellationToken cancellationToken = default)
    {
        Filter = FindingFilter.Parse(queryString);
        var now = clock.GetUtcNow().UtcDateTime;
        Now = now;
        var cursor = FindingCursor.Parse(System.Web.HttpUtility.ParseQueryString(queryString)["at"]);
        Counts = await new FindingCountsQuery(store).RunAsync(Filter, who, site.Zone, cancellationToken);
        Rules = await new FindingRulesQuery(store).RunAsync(cancellationToken);
        Patient = Filter.Patient is { } patient
            ? (await new PatientCardQuery(store).RunAsync(patient, null, now, now, cancellationToken))?.Patient
            : null;
        Page = null;
        Users = null;
        if (Filter.ByUser)
        {
            Users = await new FindingUsersQuery(store).RunAsync(Filter, who, site.Zone, cancellationToken);
        }
        else
        {
            Page = await new FindingQueueQuery(store).RunAsync(Filter, who, site.Zone, cursor, cancellationToken);
        }
    }

    /// <summary>The address of a filter.</summary>
    public static string Href(FindingFilter filter) => filter.ToQueryString() is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    /// <summary>The address of the filter's page at a cursor; null without a cursor.</summary>
    public string? Href(FindingCursor? cursor) => cursor is { } at ? $"{Href(Filter)}{(Filter.ToQueryString().Length == 0 ? '?' : '&')}at={at}" : null;

    /// <summary>The address of the filter's rows as a file.</summary>
    public string ExportHref => $"{Path}/export.csv{(Filter.ToQueryString() is { Length: > 0 } query ? "?" + query : "")}";

    /// <summary>
    /// The filter that answers what was typed in the search box. A medical record number becomes the store's row id, so that it never stands in an address.
    /// </summary>
    public async Task<FindingFilter> SearchAsync(string? typed, CancellationToken cancellationToken = default)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return Filter with { Text = null };
        }
        var patient = await new ExplorerMatchesQuery(store).FindPatientAsync(text, cancellationToken);
        return patient is { } key ? Filter with { Text = null, Patient = key } : Filter with { Text = text };
    }

    /// <summary>Each condition in words, with the filter that remains without it.</summary>
    public IEnumerable<(string Label, FindingFilter Without)> Conditions()
    {
        if (Filter.Severity is { } severity)
        {
            yield return ($"Severity: {severity}", Filter with { Severity = null });
        }
        if (Filter.Rule is { } rule)
        {
            yield return ($"Rule: {RuleTitles.Of(rule)}", Filter with { Rule = null });
        }
        if (Filter.User is { } user)
        {
            yield return ($"Person: {user}", Filter with { User = null });
        }
        if (Filter.Patient is { } key)
        {
            yield return ($"Record: {(Patient is null ? string.Create(CultureInfo.InvariantCulture, $"no. {key}") : $"{Patient.Initials} {Patient.Number}")}", Filter with { Patient = null });
        }
        if (Filter.From is { } from)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"From {from:yyyy-MM-dd}"), Filter with { From = null });
        }
        if (Filter.To is { } to)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"To {to:yyyy-MM-dd}"), Filter with { To = null });
        }
        if (Filter.Text is { } text)
        {
            yield return ($"Search: {text}", Filter with { Text = null });
        }
        if (Filter.Mine)
        {
            yield return ("Assigned to me", Filter with { Mine = false });
        }
    }

    /// <summary>The scopes of the status choice, in words.</summary>
    public static IReadOnlyList<(FindingScope Scope, string Text)> Scopes { get; } =
    [
        (FindingScope.Open, "Open (new or under review)"),
        (FindingScope.New, FindingWords.Text(FindingStatus.New)),
        (FindingScope.UnderReview, FindingWords.Text(FindingStatus.UnderReview)),
        (FindingScope.Decided, "Decided"),
        (FindingScope.Appropriate, "– " + FindingWords.Text(FindingStatus.Appropriate)),
        (FindingScope.PolicyPermitted, "– " + FindingWords.Text(FindingStatus.PolicyPermitted)),
        (FindingScope.FalsePositive, "– " + FindingWords.Text(FindingStatus.FalsePositive)),
        (FindingScope.Duplicate, "– " + FindingWords.Text(FindingStatus.Duplicate)),
        (FindingScope.Violation, "– " + FindingWords.Text(FindingStatus.Violation)),
        (FindingScope.Withdrawn, FindingWords.Text(FindingStatus.Withdrawn)),
        (FindingScope.All, "Every status"),
    ];
}
