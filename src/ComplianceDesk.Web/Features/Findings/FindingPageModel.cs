using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of a finding's page: the finding in the reviewer's hands, and what happened round it.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps decisions.</param>
public sealed class FindingPageModel(DeskStore store, TimeProvider clock)
{
    private string who = "";

    /// <summary>The finding, the two people, and the decision being written.</summary>
    public OpenFinding Open { get; } = new(store, clock);

    public FindingDetail? Finding => Open.Finding;

    public AccessTimeline? Timeline { get; private set; }

    public AccessEventPage? Events { get; private set; }

    /// <summary>Which events the table under the timeline holds.</summary>
    public EventView View { get; private set; }

    /// <summary>The identity, once a reason was given; gone with the page.</summary>
    public RevealedPatient? Revealed { get; private set; }

    /// <summary>Rules that lacked a feed when the judge last ran.</summary>
    public IReadOnlyList<(string Rule, string Why)> NotRun => Finding?.RulesRun is { } json
        ? [.. (JsonSerializer.Deserialize<List<RuleRun>>(json, JsonSerializerOptions.Web) ?? []).Where(r => r.NotRun is not null).Select(r => (r.Id, r.NotRun!))]
        : [];

    /// <summary>Reads the finding and all round it.</summary>
    /// <param name="account">The desk account that looks.</param>
    /// <param name="id">The finding's number.</param>
    /// <param name="queryString">The address's query string: which events, and where their page hangs.</param>
    /// <param name="mayDecide">True when the account may decide findings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string account, int id, string queryString, bool mayDecide, CancellationToken cancellationToken = default)
    {
        who = account;
        Revealed = null;
        await Open.LoadAsync(account, id, mayDecide, cancellationToken);
        if (Finding is not null)
        {
            Timeline = await new AccessTimelineQuery(store).RunAsync(id, cancellationToken);
            await LoadEventsAsync(queryString, cancellationToken);
        }
    }

    /// <summary>Reads the page of events that the address asks for.</summary>
    public async Task LoadEventsAsync(string queryString, CancellationToken cancellationToken = default)
    {
        var query = System.Web.HttpUtility.ParseQueryString(queryString);
        View = Finding!.Patient is null || query["events"] == "person" ? EventView.Person : query["events"] == "record" ? EventView.Record : EventView.Both;
        var scope = new AccessScope(
            View == EventView.Record ? null : Finding.User, View == EventView.Person ? null : Finding.Patient,
            Finding.FirstAt - AccessTimelineQuery.Margin, Finding.LastAt + AccessTimelineQuery.Margin);
        Events = await new AccessEventsQuery(store).RunAsync(scope, AccessCursor.Parse(query["at"]), Finding.Id, cancellationToken);
    }

    /// <summary>The address of this page with other events below the timeline.</summary>
    public string EventsHref(EventView view, AccessCursor? cursor = null)
    {
        var href = string.Create(CultureInfo.InvariantCulture, $"{FindingsPageModel.Path}/{Finding?.Id}?events={view.ToString().ToLowerInvariant()}");
        return cursor is { } at ? $"{href}&at={at}" : href;
    }

    /// <summary>Asks for the patient's identity; says why not, or null when it is shown.</summary>
    public async Task<Refusal?> RevealAsync(string? purpose, string? reason, CancellationToken cancellationToken = default)
    {
        (Revealed, var refusal) = await new IdentityReveal(store, clock).RevealAsync(Finding!.Patient!.Value, who, purpose, reason, cancellationToken);
        return refusal;
    }

    /// <summary>Masks the identity again.</summary>
    public void Hide() => Revealed = null;
}

/// <summary>Which events the table under a finding's timeline holds.</summary>
public enum EventView
{
    /// <summary>The person's events on this record.</summary>
    Both,
    /// <summary>All of the person's events.</summary>
    Person,
    /// <summary>Everybody's events on this record.</summary>
    Record,
}
