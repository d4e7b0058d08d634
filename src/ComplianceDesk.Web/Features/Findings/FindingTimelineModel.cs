using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of a finding's timeline: what the address asks for, the events in lanes and as a table, and what reviewers pinned.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps pins.</param>
/// <param name="site">For the zone.</param>
public sealed class FindingTimelineModel(DeskStore store, TimeProvider clock, Site site)
{
    /// <summary>The most events that an open session of the tree lists.</summary>
    public const int SessionRows = 100;

    /// <summary>The most sessions of the tree that an address opens.</summary>
    public const int MostOpened = 50;

    private readonly FindingPins pins = new(store, clock);
    private readonly Dictionary<string, AccessEventPage> opened = new(StringComparer.Ordinal);
    private FindingDetail finding = default!;
    private string who = "";

    /// <summary>Rows on a page of the table.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    public TimelineAddress Address { get; private set; } = new();

    public FindingTimeline? Timeline { get; private set; }

    /// <summary>The page of the table; null in another form.</summary>
    public AccessEventPage? Events { get; private set; }

    /// <summary>The lanes with their sessions, as the compact form and the tree show them; null in a table.</summary>
    public IReadOnlyList<TimelineBranch>? Branches { get; private set; }

    /// <summary>Events of the span, counted exactly.</summary>
    public int EventCount { get; private set; }

    public IReadOnlyList<Pin> Pins { get; private set; } = [];

    /// <summary>The pin being written; null when none is.</summary>
    public PinDraft? Pinning { get; private set; }

    /// <summary>Why the last pin was not set.</summary>
    public Refusal? PinRefusal { get; private set; }

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string account, FindingDetail of, string queryString, CancellationToken cancellationToken = default)
    {
        (who, finding) = (account, of);
        Address = TimelineAddress.Parse(queryString);
        var scope = Scope(of, Address);
        Timeline = await new FindingTimelineQuery(store).RunAsync(finding, scope, Address.Lanes, cancellationToken);
        Pins = await pins.ListAsync(finding.Id, cancellationToken);
        EventCount = await new AccessExportQuery(store).CountAsync(scope, cancellationToken);
        (Events, Branches) = Address.Form == EventForm.Table
            ? (await new AccessEventsQuery(store) { Size = Rows }.RunAsync(scope, Address.At, of.Id, cancellationToken), null)
            : (default(AccessEventPage), await new TimelineSessionsQuery(store).RunAsync(Timeline!, site.Zone, cancellationToken));
        await OpenAsync(scope, cancellationToken);
    }

    private async Task OpenAsync(AccessScope scope, CancellationToken cancellationToken)
    {
        opened.Clear();
        foreach (var session in (Branches ?? []).SelectMany(b => b.Sessions).Where(s => Address.IsOpen(s.Key)).Take(MostOpened))
        {
            opened[session.Key] = await new AccessEventsQuery(store) { Size = SessionRows }.RunAsync(scope with { Only = [.. session.Points.TakeLast(SessionRows).Select(p => p.Id)] }, null, finding.Id, cancellationToken);
        }
    }

    /// <summary>True when a lane of the tree shows its sessions. At first only those do in which something of the finding lies.</summary>
    public bool IsOpen(TimelineLane lane) => lane.Points.Any(p => p.InFinding) != Address.IsTurned(lane.Key);

    /// <summary>The newest events of a session of the tree; null while it is closed.</summary>
    public AccessEventPage? EventsOf(TimelineSession session) => opened.GetValueOrDefault(session.Key);

    /// <summary>The events that an address asks for.</summary>
    public static AccessScope Scope(FindingDetail finding, TimelineAddress address)
    {
        var (from, to) = (address.From ?? finding.FirstAt - FindingTimelineQuery.Margin, address.To ?? finding.LastAt + FindingTimelineQuery.Margin);
        var view = finding.Patient is null && address.View is not (EventView.Finding or EventView.Findings) ? EventView.Person : address.View;
        return view switch
        {
            EventView.Finding => new AccessScope(address.By, null, from, to) { Finding = finding.Id },
            EventView.Findings => new AccessScope(finding.User, finding.Patient, from, to) { Either = true, InFindings = true },
            EventView.Both => new AccessScope(finding.User, finding.Patient, from, to),
            EventView.Person => new AccessScope(finding.User, null, from, to),
            EventView.Record => new AccessScope(null, finding.Patient, from, to),
            _ => new AccessScope(finding.User, finding.Patient, from, to) { Either = true },
        };
    }

    /// <summary>The finding's address with this timeline.</summary>
    public string Href(TimelineAddress address) => string.Create(CultureInfo.InvariantCulture, $"{FindingsPageModel.Path}/{finding.Id}{address.ToQueryString()}");

    /// <summary>The address of the same events as a file.</summary>
    public string ExportHref(string format) => string.Create(CultureInfo.InvariantCulture, $"{FindingsPageModel.Path}/{finding.Id}/events.{format}{(Address.Shut() with { At = null }).ToQueryString()}");

    /// <summary>Begins to pin an access, or to change its pin.</summary>
    public void BeginPin(long access, DateTime at) => (Pinning, PinRefusal) = (
        new PinDraft(access, at, Pins.FirstOrDefault(p => p.Access == access) is { } pin ? new PinMark(pin.Note, pin.Color, pin.InSummary) : new PinMark("")), null);

    /// <summary>Pins the chosen access.</summary>
    public async Task PinAsync(PinMark mark, CancellationToken cancellationToken = default)
    {
        PinRefusal = await pins.SetAsync(finding.Id, Pinning!.Access, who, mark, cancellationToken);
        if (PinRefusal is null)
        {
            Pinning = null;
            Pins = await pins.ListAsync(finding.Id, cancellationToken);
        }
    }

    /// <summary>Leaves the chosen access as it is.</summary>
    public void CancelPin() => (Pinning, PinRefusal) = (null, null);

    /// <summary>Takes one of the person's own pins off.</summary>
    public async Task UnpinAsync(int pin, CancellationToken cancellationToken = default)
    {
        PinRefusal = await pins.RemoveAsync(pin, who, cancellationToken);
        Pins = await pins.ListAsync(finding.Id, cancellationToken);
    }
}

/// <summary>A pin being written.</summary>
/// <param name="Access">Row id of the access.</param>
/// <param name="At">When the access was, UTC.</param>
/// <param name="Mark">What stands on it so far.</param>
public sealed record PinDraft(long Access, DateTime At, PinMark Mark);
