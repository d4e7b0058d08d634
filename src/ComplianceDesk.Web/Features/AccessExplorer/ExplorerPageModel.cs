using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.AccessExplorer;

/// <summary>State of the access explorer: one person or one record, a span of days, and the figures, sessions and events that follow.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps reveals.</param>
/// <param name="site">For the zone.</param>
public sealed class ExplorerPageModel(DeskStore store, TimeProvider clock, Site site)
{
    private const int DefaultDays = 90;
    private readonly Dictionary<string, string> records = [];
    private string who = "";

    /// <summary>Rows on a page.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    public ExplorerAddress Address { get; private set; } = new();

    /// <summary>The person in question; null when a record is.</summary>
    public UserCard? User { get; private set; }

    /// <summary>The record in question; null when a person is.</summary>
    public PatientCard? Patient { get; private set; }

    /// <summary>First and last day shown.</summary>
    public (DateOnly From, DateOnly To) Span { get; private set; }

    public AccessSummary? Summary { get; private set; }

    /// <summary>The newest events counted by their columns.</summary>
    public AccessBreakdown? Breakdown { get; private set; }

    /// <summary>The person's access beside earlier days and peers; null for a record.</summary>
    public PeerFigures? Peers { get; private set; }

    public AccessSessionPage? Sessions { get; private set; }

    public AccessEventPage? Events { get; private set; }

    /// <summary>The event whose cells are offered as conditions; null when none is.</summary>
    public AccessEvent? Narrowing { get; private set; }

    public IReadOnlyList<UserMatch> UserMatches { get; private set; } = [];

    public IReadOnlyList<MaskedPatient> PatientMatches { get; private set; } = [];

    /// <summary>What was searched for without a result; null otherwise.</summary>
    public string? NothingFound { get; private set; }

    public RevealedPatient? Revealed { get; private set; }

    /// <summary>True when the address names somebody the store knows.</summary>
    public bool HasSubject => User is not null || Patient is not null;

    /// <summary>Reads what the address asks for.</summary>
    /// <param name="account">The desk account that looks.</param>
    /// <param name="queryString">The address's query string.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task LoadAsync(string account, string queryString, CancellationToken cancellationToken = default)
    {
        who = account;
        var before = Address;
        Address = ExplorerAddress.Parse(queryString);
        (Summary, Sessions, Events, Breakdown, Peers, Narrowing) = (null, null, null, null, null, null);
        records.Clear();
        if (before.Patient != Address.Patient)
        {
            Revealed = null;
        }
        User = Address.User is { } user ? await new UserCardQuery(store).RunAsync(user, cancellationToken: cancellationToken) : null;
        var now = clock.GetUtcNow().UtcDateTime;
        Patient = User is null && Address.Patient is { } patient ? await new PatientCardQuery(store).RunAsync(patient, null, now, now, cancellationToken) : null;
        if (!HasSubject)
        {
            return;
        }
        (UserMatches, PatientMatches, NothingFound) = ([], [], null);
        await SpanAsync(now, cancellationToken);
        var scope = new SessionScope(User?.Key, Patient?.Patient.Key, SiteDays.Number(Span.From), SiteDays.Number(Span.To));
        Summary = await new AccessSummaryQuery(store).RunAsync(scope, cancellationToken);
        var events = Scope();
        foreach (var record in Address.Conditions.Where(c => c.By == PivotBy.Record))
        {
            if (int.TryParse(record.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
                && await new PatientCardQuery(store).RunAsync(key, null, now, now, cancellationToken) is { Patient: var masked })
            {
                records[record.Value] = $"{masked.Initials} {masked.Number}";
            }
        }
        Breakdown = await new AccessBreakdownQuery(store).RunAsync(events, cancellationToken);
        Peers = User is { } person ? await new PeerFiguresQuery(store).RunAsync(person.Key, scope.FromDay, scope.ToDay, site.Zone, cancellationToken) : null;
        if (Address.Events)
        {
            Events = await new AccessEventsQuery(store) { Size = Rows }.RunAsync(events, AccessCursor.Parse(Address.At), null, cancellationToken);
        }
        else
        {
            Sessions = await new AccessSessionsQuery(store) { Size = Rows }.RunAsync(scope, Address.Filter(site.Zone), SessionCursor.Parse(Address.At), cancellationToken);
        }
    }

    /// <summary>Looks for people or for a record. An exact id answers with its address; otherwise the matches are listed.</summary>
    /// <returns>The address to go to; null when the person must choose.</returns>
    public async Task<string?> SearchAsync(bool patients, string? typed, CancellationToken cancellationToken = default)
    {
        var text = typed?.Trim() ?? "";
        (UserMatches, PatientMatches, NothingFound) = ([], [], null);
        var matches = new ExplorerMatchesQuery(store);
        if (patients)
        {
            if (await matches.FindPatientAsync(text, cancellationToken) is { } key)
            {
                return new ExplorerAddress { Patient = key }.ToString();
            }
            PatientMatches = await matches.FindPatientsAsync(text, cancellationToken);
        }
        else
        {
            UserMatches = await matches.FindUsersAsync(text, cancellationToken);
            if (UserMatches is [var one, ..] && one.UserId == text)
            {
                return new ExplorerAddress { User = one.Key }.ToString();
            }
        }
        NothingFound = text.Length > 0 && UserMatches.Count == 0 && PatientMatches.Count == 0 ? text : null;
        return null;
    }

    /// <summary>Asks for the patient's identity; says why not, or null when it is shown.</summary>
    public async Task<Refusal?> RevealAsync(string? purpose, string? reason, CancellationToken cancellationToken = default)
    {
        (Revealed, var refusal) = await new IdentityReveal(store, clock).RevealAsync(Patient!.Patient.Key, who, purpose, reason, cancellationToken);
        return refusal;
    }

    /// <summary>Each condition on the rows in words, with the address without it.</summary>
    public IEnumerable<(string Label, string Without)> Chips => Address.Events ? EventChips : Address.SessionChips;

    private IEnumerable<(string Label, string Without)> EventChips =>
    [
        .. Address.With is null ? Array.Empty<(string, string)>() : [("One person on one record", (Address with { With = null, At = null }).ToString())],
        .. Address.Conditions.Select(c => ($"{(c.Without ? "Without" : "Only")} {EventPivots.Title(c.By).ToLowerInvariant()} {Text(c)}", Address.Unpivoted(c).ToString())),
    ];

    /// <summary>A condition's value in words: a record masked, not its row id.</summary>
    private string Text(AccessPivot pivot) => pivot.Value.Length == 0 ? "not given" : pivot.By == PivotBy.Record ? records.GetValueOrDefault(pivot.Value, $"no. {pivot.Value}") : pivot.Value;

    /// <summary>Offers an event's cells as conditions.</summary>
    public void Narrow(AccessEvent e) => Narrowing = e with { }; // A copy, so that the same event can be asked for again.

    /// <summary>Masks the identity again.</summary>
    public void Hide() => Revealed = null;

    /// <summary>The address of the shown events as a file.</summary>
    public string ExportHref(string format) => Href("events", format, events: true);

    /// <summary>The address of the shown sessions as a file.</summary>
    public string SessionsHref(string format) => Href("sessions", format, events: false);

    private string Href(string rows, string format, bool events) =>
        (Address with { From = Span.From, To = Span.To, At = null, Events = events }).ToString().Replace(ExplorerAddress.Path, $"{ExplorerAddress.Path}/{rows}.{format}", StringComparison.Ordinal);

    private AccessScope Scope() => Address.Scope(Span.From, Span.To, site.Zone);

    private async Task SpanAsync(DateTime now, CancellationToken cancellationToken)
    {
        var to = Address.To;
        if (to is null)
        {
            var last = await new LastAccessQuery(store).RunAsync(User?.Key, Patient?.Patient.Key, cancellationToken);
            to = site.Zone.DayOf(last ?? now);
        }
        var from = Address.From ?? to.Value.AddDays(1 - DefaultDays);
        Span = from <= to ? (from, to.Value) : (to.Value, from);
    }
}
