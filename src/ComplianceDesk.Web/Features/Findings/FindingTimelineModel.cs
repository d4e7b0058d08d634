using System.Globalization;
using ComplianceDesk.Data;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>State of a finding's timeline: what the address asks for, the events in lanes and as a table, and what reviewers pinned.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">Stamps pins.</param>
public sealed class FindingTimelineModel(DeskStore store, TimeProvider clock)
{
    private readonly FindingPins pins = new(store, clock);
    private FindingDetail finding = default!;
    private string who = "";

    /// <summary>Rows on a page of the table.</summary>
    public int Rows { get; set; } = RowCursor.PageSize;

    public TimelineAddress Address { get; private set; } = new();

    public FindingTimeline? Timeline { get; private set; }

    /// <summary>The page of the table.</summary>
    public AccessEventPage? Events { get; private set; }

    /// <summary>Events of the span, counted exactly.</summary>
    public int EventCount { get; private set; }

    public IReadOnlyList<Pin> Pins { get; private set; } = [];

    /// <summary>The access being pinned; null when none is.</summary>
    public AccessEvent? Pinning { get; set; }

    /// <summary>Why the last pin was not set.</summary>
    public Refusal? PinRefusal { get; private set; }

    /// <summary>Reads what the address asks for.</summary>
    public async Task LoadAsync(string account, FindingDetail of, string queryString, CancellationToken cancellationToken = default)
    {
        (who, finding) = (account, of);
        Address = TimelineAddress.Parse(queryString);
        var scope = Scope(of, Address);
        await ReadAsync(scope, cancellationToken);
        EventCount = await new AccessExportQuery(store).CountAsync(scope, cancellationToken);
        Events = await new AccessEventsQuery(store) { Size = Rows }.RunAsync(scope, Address.At, of.Id, cancellationToken);
    }

    /// <summary>The events that an address asks for.</summary>
    public static AccessScope Scope(FindingDetail finding, TimelineAddress address)
    {
        var (from, to) = (address.From ?? finding.FirstAt - FindingTimelineQuery.Margin, address.To ?? finding.LastAt + FindingTimelineQuery.Margin);
        var view = finding.Patient is null && address.View is not EventView.Finding ? EventView.Person : address.View;
        return view switch
        {
            EventView.Finding => new AccessScope(null, null, from, to) { Finding = finding.Id },
            EventView.Both => new AccessScope(finding.User, finding.Patient, from, to),
            EventView.Person => new AccessScope(finding.User, null, from, to),
            EventView.Record => new AccessScope(null, finding.Patient, from, to),
            _ => new AccessScope(finding.User, finding.Patient, from, to) { Either = true },
        };
    }

    /// <summary>The finding's address with this timeline.</summary>
    public string Href(TimelineAddress address) => string.Create(CultureInfo.InvariantCulture, $"{FindingsPageModel.Path}/{finding.Id}{address.ToQueryString()}");

    /// <summary>The address of the same events as a file.</summary>
    public string ExportHref(string format) => string.Create(CultureInfo.InvariantCulture, $"{FindingsPageModel.Path}/{finding.Id}/events.{format}{(Address with { At = null }).ToQueryString()}");

    /// <summary>Pins the chosen access with a note.</summary>
    public async Task PinAsync(string? note, CancellationToken cancellationToken = default)
    {
        PinRefusal = await pins.SetAsync(finding.Id, Pinning!.Id, who, note, cancellationToken);
        if (PinRefusal is null)
        {
            Pinning = null;
            await ReadAsync(Scope(finding, Address), cancellationToken);
        }
    }

    /// <summary>Leaves the chosen access as it is.</summary>
    public void CancelPin() => (Pinning, PinRefusal) = (null, null);

    /// <summary>Takes one of the person's own pins off.</summary>
    public async Task UnpinAsync(int pin, CancellationToken cancellationToken = default)
    {
        PinRefusal = await pins.RemoveAsync(pin, who, cancellationToken);
        await ReadAsync(Scope(finding, Address), cancellationToken);
    }

    private async Task ReadAsync(AccessScope scope, CancellationToken cancellationToken)
    {
        Timeline = await new FindingTimelineQuery(store).RunAsync(finding, scope, Address.Lanes, cancellationToken);
        Pins = await pins.ListAsync(finding.Id, cancellationToken);
    }
}
