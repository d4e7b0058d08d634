using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Features.Findings;

namespace ComplianceDesk.Web.Features.AccessExplorer;

/// <summary>What the explorer's address says.</summary>
public sealed record ExplorerAddress
{
    /// <summary>The page's address without anything chosen.</summary>
    public const string Path = "/explorer";

    /// <summary>Row id of a person.</summary>
    public int? User { get; init; }
    /// <summary>Row id of a patient: never the medical record number, for addresses end in logs.</summary>
    public int? Patient { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>True for events, false for sessions.</summary>
    public bool Events { get; init; }
    /// <summary>Row id of the other side, to which the events are narrowed.</summary>
    public int? With { get; init; }
    /// <summary>Of sessions: true for those with a documented reason, false for those without one; null for both.</summary>
    public bool? Explained { get; init; }
    /// <summary>Of sessions: id of their explanation.</summary>
    public string? Reason { get; init; }
    /// <summary>Of sessions: those alone in which the person opened the record for the first time.</summary>
    public bool First { get; init; }
    /// <summary>Of sessions: those alone that began off-hours.</summary>
    public bool OffHours { get; init; }
    /// <summary>Of sessions: the department that their people belong to, empty where none is known.</summary>
    public string? Department { get; init; }
    /// <summary>Conditions on single columns of the events, as <c>in=</c> and <c>not=</c> write them, joined by <c>&amp;</c>; empty for none.</summary>
    public string Pivots { get; init; } = "";

    /// <summary>The conditions.</summary>
    public IReadOnlyList<AccessPivot> Conditions => Read(System.Web.HttpUtility.ParseQueryString(Pivots));

    /// <summary>The sessions of the subject and the days, without any condition.</summary>
    public ExplorerAddress AllSessions() => new() { User = User, Patient = Patient, From = From, To = To };

    /// <summary>True when the address asks for sessions under no condition.</summary>
    public bool IsAllSessions => this with { At = null } == AllSessions();

    /// <summary>The conditions on sessions.</summary>
    public SessionFilter Filter(TimeZoneInfo zone) => new() { Explained = Explained, Reason = Reason, First = First, Department = Department, OffHoursIn = OffHours ? zone : null };

    /// <summary>Each condition on sessions in words, with the address without it.</summary>
    public IEnumerable<(string Label, string Without)> SessionChips
    {
        get
        {
            var here = this with { At = null };
            if (Explained is { } explained)
            {
                yield return (explained ? "Only explained" : "Only without a reason", (here with { Explained = null }).ToString());
            }
            if (Reason is not null)
            {
                yield return ($"Only “{RuleTitles.OfExplanation(Reason)}”", (here with { Reason = null }).ToString());
            }
            if (First)
            {
                yield return ("Only first-time", (here with { First = false }).ToString());
            }
            if (OffHours)
            {
                yield return ("Only begun off-hours", (here with { OffHours = false }).ToString());
            }
            if (Department is not null)
            {
                yield return ($"Only people of {(Department.Length == 0 ? "no known department" : Department)}", (here with { Department = null }).ToString());
            }
        }
    }

    /// <summary>The address of the events with one more condition.</summary>
    public ExplorerAddress Pivoted(AccessPivot pivot) => AllSessions() with { Events = true, With = With, Pivots = Write([.. Conditions.Where(c => c != pivot), pivot]) };

    /// <summary>The address of the events without one of the conditions.</summary>
    public ExplorerAddress Unpivoted(AccessPivot pivot) => this with { At = null, Pivots = Write([.. Conditions.Where(c => c != pivot)]) };

    /// <summary>The events that the address asks for, between two days of the zone.</summary>
    public AccessScope Scope(DateOnly from, DateOnly to, TimeZoneInfo zone) =>
        new(User ?? With, User is null ? Patient : With, zone.StartOf(from), zone.StartOf(to.AddDays(1))) { Pivots = Conditions, Zone = zone };

    private static string Write(IReadOnlyList<AccessPivot> pivots) => string.Join('&', pivots.Select(p => $"{(p.Without ? "not" : "in")}={Uri.EscapeDataString(p.ToString())}"));

    private static IReadOnlyList<AccessPivot> Read(System.Collections.Specialized.NameValueCollection values) =>
    [
        .. (values.GetValues("in") ?? []).Select(t => AccessPivot.Parse(t, without: false)).Concat((values.GetValues("not") ?? []).Select(t => AccessPivot.Parse(t, without: true)))
            .OfType<AccessPivot>().Distinct(),
    ];

    /// <summary>Where the page of rows hangs.</summary>
    public string? At { get; init; }

    /// <summary>Reads a query string; what is not understood is left out.</summary>
    public static ExplorerAddress Parse(string? queryString)
    {
        var values = System.Web.HttpUtility.ParseQueryString(queryString ?? "");
        return new ExplorerAddress
        {
            User = Key("user"), Patient = Key("patient"), From = Day("from"), To = Day("to"), Events = values["view"] == "events",
            With = Key("with"), Explained = values["explained"] switch { "yes" => true, "no" => false, _ => null }, Reason = values["reason"], First = values["first"] == "yes",
            OffHours = values["hours"] == Data.Queries.OffHours.Name, Department = values["department"], Pivots = Write(Read(values)), At = string.IsNullOrWhiteSpace(values["at"]) ? null : values["at"],
        };

        int? Key(string name) => int.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
        DateOnly? Day(string name) =>
            DateOnly.TryParseExact(values[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The address.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        Add("user", User?.ToString(CultureInfo.InvariantCulture));
        Add("patient", Patient?.ToString(CultureInfo.InvariantCulture));
        Add("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("view", Events ? "events" : null);
        Add("with", With?.ToString(CultureInfo.InvariantCulture));
        Add("explained", Explained switch { true => "yes", false => "no", _ => null });
        Add("reason", Reason);
        Add("first", First ? "yes" : null);
        Add("hours", OffHours ? Data.Queries.OffHours.Name : null);
        Add("department", Department);
        if (Pivots.Length > 0)
        {
            parts.Add(Pivots);
        }
        Add("at", At);
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
