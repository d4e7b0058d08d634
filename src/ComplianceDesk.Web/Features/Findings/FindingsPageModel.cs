using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Web.Account;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of the findings queue: what its address says, and the rows, counts and choices that follow from it.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">For ages.</param>
/// <param name="site">For the zone and the triage targets.</param>
public sealed class FindingsPageModel(DeskStore store, TimeProvider clock, Site site)
{
    /// <summary>The queue's address without a filter.</summary>
    public const string Path = "/findings";

    private readonly SavedViews views = new(store, clock);
    private readonly FindingJobs jobs = new(store, clock);
    private string who = "";
    private RowCursor? cursor;

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    /// <summary>When the page was read, UTC: ages count from here.</summary>
    public DateTime Now { get; private set; }

    public FindingFilter Filter { get; private set; } = new();

    /// <summary>The rows; null while grouped, or before the first load.</summary>
    public RowPage<FindingItem>? Page { get; private set; }

    /// <summary>The groups; null unless grouped.</summary>
    public IReadOnlyList<FindingGroupLine>? Groups { get; private set; }

    public FindingCounts? Counts { get; private set; }

    /// <summary>Ids of the rules that any finding names, for the choice.</summary>
    public IReadOnlyList<string> Rules { get; private set; } = [];

    /// <summary>Whose record the filter asks for, masked.</summary>
    public MaskedPatient? Patient { get; private set; }

    /// <summary>The finding shown beside the queue; null when none is.</summary>
    public OpenFinding? Open { get; private set; }

    /// <summary>The person's own views and those that others share.</summary>
    public IReadOnlyList<SavedViewRow> Views { get; private set; } = [];

    /// <summary>The person's latest jobs.</summary>
    public IReadOnlyList<FindingJobRow> Jobs { get; private set; } = [];

    /// <summary>Open findings of the filter, counted exactly while a step for all of them is being chosen; null otherwise.</summary>
    public int? AllMatching { get; private set; }

    /// <summary>Accounts to which a finding may be given.</summary>
    public IReadOnlyList<string> Colleagues { get; private set; } = [];

    /// <summary>Why the last view or job was not taken.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Reads everything the address asks for.</summary>
    /// <param name="account">The desk account that looks.</param>
    /// <param name="queryString">The address's query string.</param>
    /// <param name="mayDecide">True when the account may decide findings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string account, string queryString, bool mayDecide, CancellationToken cancellationToken = default)
    {
        who = account;
        Filter = FindingFilter.Parse(queryString);
        Refusal = null;
        var values = System.Web.HttpUtility.ParseQueryString(queryString);
        cursor = RowCursor.Parse(values["at"]);
        Rules = await new FindingRulesQuery(store).RunAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        Patient = Filter.Patient is { } patient
            ? (await new PatientCardQuery(store).RunAsync(patient, null, now, now, cancellationToken))?.Patient
            : null;
        Views = await views.ListAsync(Path, who, cancellationToken);
        Colleagues = mayDecide ? await new ReviewersQuery(store, clock).RunAsync(Policies.Allowed[Policies.DecideFindings], cancellationToken) : [];
        await LoadRowsAsync(cancellationToken);
        AllMatching = mayDecide && values["all"] == "true" ? await jobs.CountAsync(Filter, site.Viewer(who), cancellationToken) : null;
        Open = null;
        if (int.TryParse(values["open"], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            var open = new OpenFinding(store, clock);
            await open.LoadAsync(who, id, mayDecide, cancellationToken);
            Open = open.Finding is null ? null : open;
        }
    }

    /// <summary>Reads the rows and the person's jobs again, as after a step.</summary>
    public async Task LoadRowsAsync(CancellationToken cancellationToken = default)
    {
        var viewer = site.Viewer(who);
        Now = viewer.Now;
        Counts = await new FindingCountsQuery(store).RunAsync(Filter, viewer, cancellationToken);
        Jobs = await jobs.LatestAsync(who, cancellationToken);
        (Page, Groups) = Filter.Group == FindingGroup.None
            ? (await new FindingQueueQuery(store).RunAsync(Filter, viewer, cursor, Rows, cancellationToken), null)
            : (default(RowPage<FindingItem>), await new FindingGroupsQuery(store).RunAsync(Filter, viewer, cancellationToken));
    }

    /// <summary>Takes a step on a finding of the queue and reads the rows again.</summary>
    /// <param name="id">The finding's number.</param>
    /// <param name="act">The step, with what is written in the open finding.</param>
    /// <param name="cancellationToken">Ends the step before it is made.</param>
    /// <returns>Why it was not carried out; null when it was.</returns>
    public async Task<Refusal?> ActAsync(int id, ReviewAct act, CancellationToken cancellationToken = default)
    {
        Refusal? refusal;
        if (Open is { } open && open.Finding!.Id == id)
        {
            await open.ActAsync(act, cancellationToken);
            refusal = open.Refusal;
        }
        else
        {
            var other = new OpenFinding(store, clock);
            await other.LoadAsync(who, id, mayDecide: false, cancellationToken);
            refusal = other.Finding is null ? new Refusal("no-finding", "The finding is no longer there.") : await StepAsync(other);
        }
        await LoadRowsAsync(cancellationToken);
        return refusal;

        async Task<Refusal?> StepAsync(OpenFinding finding)
        {
            await finding.ActAsync(act, cancellationToken);
            return finding.Refusal;
        }
    }

    /// <summary>The finding after one in the page shown, or before it when it is the last; null when it stands alone.</summary>
    public int? After(int id)
    {
        var ids = Page?.Items.Select(f => f.Id).ToList() ?? [];
        var at = ids.IndexOf(id);
        return at < 0 || ids.Count < 2 ? null : at + 1 < ids.Count ? ids[at + 1] : ids[at - 1];
    }

    /// <summary>Keeps what is shown under a name.</summary>
    public async Task SaveViewAsync(string? name, bool shared, CancellationToken cancellationToken = default)
    {
        Refusal = await views.SaveAsync(Path, who, name, Filter.ToQueryString(), shared, cancellationToken);
        Views = await views.ListAsync(Path, who, cancellationToken);
    }

    /// <summary>Removes one of the person's own views.</summary>
    public async Task RemoveViewAsync(int id, CancellationToken cancellationToken = default)
    {
        Refusal = await views.RemoveAsync(id, who, cancellationToken);
        Views = await views.ListAsync(Path, who, cancellationToken);
    }

    /// <summary>Asks for a step on every open finding of the filter.</summary>
    /// <returns>The job's number; null when it was not taken.</returns>
    public async Task<int?> AskAsync(FindingJobStep step, CancellationToken cancellationToken = default)
    {
        (var job, Refusal) = await jobs.AskAsync(Filter, InWords, who, step, cancellationToken);
        Jobs = await jobs.LatestAsync(who, cancellationToken);
        return Refusal is null ? job : null;
    }

    /// <summary>Asks for the decisions of one of the person's jobs to be taken back.</summary>
    /// <returns>Why it was not taken; null when it was.</returns>
    public async Task<Refusal?> UndoJobAsync(int job, CancellationToken cancellationToken = default)
    {
        var refusal = await jobs.AskUndoAsync(job, who, cancellationToken);
        Jobs = await jobs.LatestAsync(who, cancellationToken);
        return refusal;
    }

    /// <summary>The filter in words, as a person reads it.</summary>
    public string InWords => string.Join("; ", Conditions().Select(c => c.Label).Prepend($"Status: {Scopes.First(s => s.Scope == Filter.Scope).Text.TrimStart('–', ' ')}"));

    /// <summary>The columns shown.</summary>
    public IReadOnlyList<QueueColumn> Columns => QueueColumns.Parse(Filter.Columns);

    /// <summary>The address of this page of the queue with a finding beside it; without one when none is given.</summary>
    public string OpenHref(int? id) => With(
        ("at", cursor?.ToString()), ("open", id?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The address of the filter with the choice of a step for all that match.</summary>
    public string AllMatchingHref => With(("all", "true"));

    private string With(params ReadOnlySpan<(string Name, string? Value)> query) => Address.Of(Href(Filter), query);

    /// <summary>The address of a filter.</summary>
    public static string Href(FindingFilter filter) => filter.ToQueryString() is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    /// <summary>The address of the filter's page at a cursor; null without a cursor.</summary>
    public string? Href(RowCursor? cursor) => cursor is { } at ? With(("at", at.ToString())) : null;

    /// <summary>Where findings of these rules about this person are suppressed, with reason, approver and expiry.</summary>
    private static string SuppressHref(IEnumerable<string> rules, int users, string? userId, int? patient) => Address.Of(
        "/suppressions", ("rules", string.Join(';', rules)), ("user", users > 1 ? null : userId), ("patient", users > 1 ? patient?.ToString(CultureInfo.InvariantCulture) : null)) + "#panel-ask-for-a-suppression";

    /// <summary>The same for a finding of the queue or the one beside it; null when neither is the one.</summary>
    public string? SuppressHref(int id) => Page?.Items.FirstOrDefault(f => f.Id == id) is { } row ? SuppressHref(row.Rules, row.Users, row.UserId, row.Patient?.Key)
        : Open?.Finding is { } finding && finding.Id == id ? SuppressHref(finding, Open.User?.UserId) : null;

    /// <summary>The same for a finding that is open.</summary>
    public static string SuppressHref(FindingDetail finding, string? userId) => SuppressHref(finding.Signals.Where(s => s.Weight > 0).Select(s => s.Rule), finding.Users, userId, finding.Patient);

    /// <summary>The address of the filter's rows as a file.</summary>
    public string ExportHref(string format) => $"{Path}/export.{format}{(Filter.ToQueryString() is { Length: > 0 } query ? "?" + query : "")}";

    /// <summary>
    /// The filter with what was typed in the search box. A medical record number becomes the store's row id, so that it never stands in an address.
    /// </summary>
    public async Task<Func<FindingFilter, FindingFilter>> SearchAsync(string? typed, CancellationToken cancellationToken = default)
    {
        var text = typed?.Trim() is { Length: > 0 } some ? some : null;
        var patient = text is null ? null : await new ExplorerMatchesQuery(store).FindPatientAsync(text, cancellationToken);
        return filter => patient is null ? filter with { Text = text } : filter with { Text = null, Patient = patient };
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
        if (Filter.Overdue)
        {
            yield return ("Past the triage target", Filter with { Overdue = false });
        }
        if (Filter.Age is { } age)
        {
            yield return ($"Found {AgeWords(age)}", Filter with { Age = null });
        }
        if (Filter.Job is { } job)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"Taken by step {job} for all that matched"), Filter with { Job = null });
        }
        if (Filter.AddedBy is { } adder)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"Added by judgement {adder}"), Filter with { AddedBy = null });
        }
        if (Filter.WithdrawnBy is { } withdrawer)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"Withdrawn by judgement {withdrawer}"), Filter with { WithdrawnBy = null });
        }
        if (Filter.Escalated)
        {
            yield return ("Escalated", Filter with { Escalated = false });
        }
    }

    /// <summary>An age in words.</summary>
    public static string AgeWords(FindingAge age) => age switch { FindingAge.Day => "up to a day ago", FindingAge.Week => "2 to 7 days ago", FindingAge.Month => "8 to 30 days ago", _ => "over 30 days ago" };

    /// <summary>The orders that are offered by name; the headings of the table offer all.</summary>
    public static IReadOnlyList<(RowSort<FindingSort> Order, string Text)> Orders { get; } =
    [
        (new FindingFilter().Sort, "Highest score first"),
        (new(FindingSort.LastAccess, Descending: true), "Latest access first"),
        (new(FindingSort.Age, Descending: true), "Longest waiting first"),
        (new(FindingSort.Number, Descending: true), "Newest finding first"),
    ];

    /// <summary>The scopes of the status choice, in words.</summary>
    public static IReadOnlyList<(FindingScope Scope, string Text)> Scopes { get; } =
    [
        (FindingScope.Inbox, "New, or mine"),
        (FindingScope.Open, "Open (new or under review)"),
        (FindingScope.New, FindingWords.Text(FindingStatus.New)),
        (FindingScope.UnderReview, FindingWords.Text(FindingStatus.UnderReview)),
        (FindingScope.Decided, "Decided"),
        (FindingScope.Appropriate, "– " + FindingWords.Text(FindingStatus.Appropriate)),
        (FindingScope.PolicyPermitted, "– " + FindingWords.Text(FindingStatus.PolicyPermitted)),
        (FindingScope.FalsePositive, "– " + FindingWords.Text(FindingStatus.FalsePositive)),
        (FindingScope.Duplicate, "– " + FindingWords.Text(FindingStatus.Duplicate)),
        (FindingScope.Violation, "– " + FindingWords.Text(FindingStatus.Violation)),
        (FindingScope.SecondLook, "– waiting for a second look"),
        (FindingScope.Withdrawn, FindingWords.Text(FindingStatus.Withdrawn)),
        (FindingScope.Suppressed, "Kept out by a suppression"),
        (FindingScope.All, "Every status"),
    ];
}
