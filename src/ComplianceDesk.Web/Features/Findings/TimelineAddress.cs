using System.Globalization;
using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Web.Features.Findings;

/// <summary>What a finding's address says of its timeline and the table under it: which events, in which lanes, in which span.</summary>
public sealed record TimelineAddress
{
    /// <summary>The shortest span that can be zoomed to.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(2);

    /// <summary>The longest span that can be zoomed to.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public EventView View { get; init; }

    /// <summary>Row id of the person whose accesses of the finding alone are shown; null for everybody's. Holds for <see cref="EventView.Finding"/>.</summary>
    public int? By { get; init; }

    public LaneKind Lanes { get; init; }

    public EventForm Form { get; init; }

    /// <summary>Left end as zoomed, UTC; null = as it comes.</summary>
    public DateTime? From { get; init; }

    /// <summary>Right end as zoomed, UTC; null = as it comes.</summary>
    public DateTime? To { get; init; }

    /// <summary>Where the page of the table hangs.</summary>
    public AccessCursor? At { get; init; }

    /// <summary>Keys, with spaces between them, of the lanes of the tree that are open and would not be at first, or the other way round.</summary>
    public string Turned { get; init; } = "";

    /// <summary>Keys, with spaces between them, of the sessions of the tree that are open.</summary>
    public string Opened { get; init; } = "";

    /// <summary>True when a lane of the tree is not as it would be at first.</summary>
    public bool IsTurned(int lane) => Keys(Turned).Contains(Key(lane));

    /// <summary>True when a session of the tree is open.</summary>
    public bool IsOpen(string session) => Keys(Opened).Contains(session);

    /// <summary>The same without what was opened in the tree: lanes of another kind have other keys.</summary>
    public TimelineAddress Shut() => this with { Turned = "", Opened = "" };

    /// <summary>With a lane of the tree opened or closed.</summary>
    public TimelineAddress Turn(int lane) => this with { Turned = Turn(Turned, Key(lane)) };

    /// <summary>With a session of the tree opened or closed.</summary>
    public TimelineAddress Turn(string session) => this with { Opened = Turn(Opened, session) };

    /// <summary>Reads a query string; what is not understood is left out.</summary>
    public static TimelineAddress Parse(string? queryString)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString ?? "");
        var (from, to) = (Time("t0"), Time("t1"));
        var zoomed = from < to && to - from <= Longest;
        return new TimelineAddress
        {
            View = Enum.TryParse<EventView>(values["events"], ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : EventView.All,
            By = int.TryParse(values["by"], NumberStyles.None, CultureInfo.InvariantCulture, out var by) ? by : null,
            Lanes = Enum.TryParse<LaneKind>(values["lanes"], ignoreCase: true, out var lanes) && Enum.IsDefined(lanes) ? lanes : LaneKind.User,
            Form = Enum.TryParse<EventForm>(values["as"], ignoreCase: true, out var form) && Enum.IsDefined(form) ? form : EventForm.Table,
            From = zoomed ? from : null, To = zoomed ? to : null, At = AccessCursor.Parse(values["at"]),
            Turned = string.Join(' ', Keys(values["turned"] ?? "")), Opened = string.Join(' ', Keys(values["open"] ?? "")),
        };

        DateTime? Time(string name) => long.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= 253_402_300_799_999
            ? DateTime.UnixEpoch.AddMilliseconds(at)
            : null;
    }

    /// <summary>The query string with its question mark; empty for the timeline as it comes.</summary>
    public string ToQueryString() => Web.Address.Of(
        "",
        ("events", View == EventView.All ? null : View.ToString().ToLowerInvariant()),
        ("by", By?.ToString(CultureInfo.InvariantCulture)),
        ("lanes", Lanes == LaneKind.User ? null : Lanes.ToString().ToLowerInvariant()),
        ("as", Form == EventForm.Table ? null : Form.ToString().ToLowerInvariant()),
        ("t0", Milliseconds(From)), ("t1", Milliseconds(To)), ("at", At?.ToString()),
        ("turned", Turned), ("open", Opened));

    /// <summary>The same span made longer or shorter round its middle.</summary>
    public TimelineAddress Zoom(DateTime from, DateTime to, double factor)
    {
        var length = TimeSpan.FromTicks(Math.Clamp((long)((to - from).Ticks * factor), Shortest.Ticks, Longest.Ticks));
        var middle = from + ((to - from) / 2);
        return this with { From = middle - (length / 2), To = middle + (length / 2), At = null };
    }

    /// <summary>The span moved by a share of its length, to the left when negative.</summary>
    public TimelineAddress Move(DateTime from, DateTime to, double share) =>
        this with { From = from + ((to - from) * share), To = to + ((to - from) * share), At = null };

    private static string[] Keys(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Key(int lane) => lane.ToString(CultureInfo.InvariantCulture);

    private static string Turn(string keys, string key) => string.Join(' ', Keys(keys).Contains(key) ? Keys(keys).Where(k => k != key) : [.. Keys(keys), key]);

    private static string? Milliseconds(DateTime? at) => at is { } time ? new DateTimeOffset(time).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : null;
}

/// <summary>Which events the timeline and its table hold.</summary>
public enum EventView
{
    /// <summary>All of the person's events and everybody's on the record.</summary>
    All,
    /// <summary>Only those the finding rests on.</summary>
    Finding,
    /// <summary>Only those that this or any other finding rests on.</summary>
    Findings,
    /// <summary>The person's events on this record.</summary>
    Both,
    /// <summary>All of the person's events.</summary>
    Person,
    /// <summary>Everybody's events on this record.</summary>
    Record,
}

/// <summary>How the events under the timeline are written.</summary>
public enum EventForm
{
    /// <summary>One row for each event, in pages.</summary>
    Table,
    /// <summary>One row for each session: one person, one record, one day.</summary>
    Compact,
    /// <summary>Lanes, which open to their sessions, which open to their events.</summary>
    Tree,
}
