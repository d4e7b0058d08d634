using System.Globalization;
using System.Text.Json;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of a finding's page: the finding, the two people, what happened round it, and the decision being written.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps decisions.</param>
public sealed class FindingPageModel(DeskStore store, TimeProvider clock)
{
    private readonly FindingReview review = new(store, clock);
    private string who = "";

    public FindingDetail? Finding { get; private set; }

    public UserCard? User { get; private set; }

    public PatientCard? Patient { get; private set; }

    public AccessTimeline? Timeline { get; private set; }

    public AccessEventPage? Events { get; private set; }

    /// <summary>Which events the table under the timeline holds.</summary>
    public EventView View { get; private set; }

    /// <summary>The identity, once a reason was given; gone with the page.</summary>
    public RevealedPatient? Revealed { get; private set; }

    /// <summary>The outcome chosen so far.</summary>
    public FindingStatus? Outcome { get; set; }

    /// <summary>The note as far as it is written.</summary>
    public string Note { get; set; } = "";

    /// <summary>When the unsent note was last kept, UTC.</summary>
    public DateTime? DraftSavedAt { get; private set; }

    /// <summary>Why the last action was not carried out.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Rules that lacked a feed when the judge last ran.</summary>
    public IReadOnlyList<(string Rule, string Why)> NotRun => Finding?.RulesRun is { } json
        ? [.. (JsonSerializer.Deserialize<List<RuleRun>>(json, JsonSerializerOptions.Web) ?? []).Where(r => r.NotRun is not null).Select(r => (r.Id, r.NotRun!))]
        : [];

    /// <summary>True when the reviewer would judge their own access.</summary>
    public bool IsOwn => User is not null && FindingReview.IsOwn(who, User.UserId);

    /// <summary>Reads the finding and all round it.</summary>
    /// <param name="account">The desk account that looks.</param>
    /// <param name="id">The finding's number.</param>
    /// <param name="queryString">The address's query string: which events, and where their page hangs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string account, int id, string queryString, CancellationToken cancellationToken = default)
    {
        who = account;
        (Note, Outcome, DraftSavedAt, Revealed, Refusal) = ("", null, null, null, null);
        Finding = await new FindingQuery(store).RunAsync(id, cancellationToken);
        if (Finding is null)
        {
            return;
        }
        User = await new UserCardQuery(store).RunAsync(Finding.User, Finding.Id, cancellationToken);
        Patient = Finding.Patient is { } patient
            ? await new PatientCardQuery(store).RunAsync(patient, Finding.User, Finding.FirstAt, Finding.LastAt, cancellationToken)
            : null;
        Timeline = await new AccessTimelineQuery(store).RunAsync(id, cancellationToken);
        if (await review.FindDraftAsync(id, who, cancellationToken) is { } draft)
        {
            (Note, Outcome, DraftSavedAt) = (draft.Note, draft.Outcome, draft.SavedAt);
        }
        await LoadEventsAsync(queryString, cancellationToken);
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

    /// <summary>Takes the finding into the reviewer's hands.</summary>
    public Task AssignAsync(CancellationToken cancellationToken = default) =>
        ActAsync(() => review.AssignAsync(Finding!.Id, who, cancellationToken), sends: false, cancellationToken);

    /// <summary>Sends the decision.</summary>
    public Task DecideAsync(CancellationToken cancellationToken = default) => ActAsync(
        () => Outcome is { } outcome
            ? review.DecideAsync(Finding!.Id, who, Finding.Status, outcome, Note, cancellationToken)
            : Task.FromResult<Refusal?>(new("no-outcome", "Choose one of the four outcomes.")), sends: true, cancellationToken);

    /// <summary>Opens the finding again with the note as the reason.</summary>
    public Task ReopenAsync(CancellationToken cancellationToken = default) =>
        ActAsync(() => review.ReopenAsync(Finding!.Id, who, Finding.Status, Note, cancellationToken), sends: true, cancellationToken);

    /// <summary>Keeps what was written so far, so that a lost connection loses nothing.</summary>
    public async Task SaveDraftAsync(CancellationToken cancellationToken = default)
    {
        await review.SaveDraftAsync(Finding!.Id, who, Outcome, Note, cancellationToken);
        DraftSavedAt = Note.Length == 0 && Outcome is null ? null : clock.GetUtcNow().UtcDateTime;
    }

    /// <summary>Asks for the patient's identity; says why not, or null when it is shown.</summary>
    public async Task<Refusal?> RevealAsync(string? purpose, string? reason, CancellationToken cancellationToken = default)
    {
        (Revealed, var refusal) = await new IdentityReveal(store, clock).RevealAsync(Finding!.Patient!.Value, who, purpose, reason, cancellationToken);
        return refusal;
    }

    /// <summary>Masks the identity again.</summary>
    public void Hide() => Revealed = null;

    private async Task ActAsync(Func<Task<Refusal?>> act, bool sends, CancellationToken cancellationToken)
    {
        Refusal = await act();
        if (Refusal is null && sends)
        {
            (Note, Outcome, DraftSavedAt) = ("", null, null);
        }
        Finding = await new FindingQuery(store).RunAsync(Finding!.Id, cancellationToken);
    }
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
