using System.Globalization;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Web.Features.Findings;

namespace ComplianceDesk.Web.Features.AccessExplorer;

/// <summary>The cells of an event as conditions: what its row can be narrowed by.</summary>
public static class EventPivots
{
    /// <summary>The columns with their titles.</summary>
    public static readonly IReadOnlyList<(PivotBy By, string Title)> Titles =
    [
        (PivotBy.Person, "Person"), (PivotBy.Role, "Role"), (PivotBy.Record, "Record"), (PivotBy.Action, "Action"), (PivotBy.Workstation, "Workstation"), (PivotBy.Address, "Network address"),
        (PivotBy.Department, "Department"), (PivotBy.System, "System"), (PivotBy.Part, "Part of the record"), (PivotBy.Outcome, "Outcome"), (PivotBy.Override, "Emergency override"), (PivotBy.Hours, "Time of day"),
    ];

    /// <summary>A column's title.</summary>
    public static string Title(PivotBy by) => Titles.First(t => t.By == by).Title;

    /// <summary>Every cell of an event but those that the explorer's subject fixes: the column, what stands there, and its condition.</summary>
    public static IEnumerable<(string Title, string Text, AccessPivot Only)> Of(AccessEvent e, ExplorerAddress address, TimeZoneInfo zone) =>
        from column in Titles
        where column.By switch { PivotBy.Person or PivotBy.Role => address.User is null, PivotBy.Record => address.User is not null, _ => true }
        let cell = Cell(e, column.By, zone)
        select (column.Title, cell.Text ?? "not given", new AccessPivot(column.By, cell.Value ?? "", Without: false));

    private static (string? Text, string? Value) Cell(AccessEvent e, PivotBy by, TimeZoneInfo zone) => by switch
    {
        PivotBy.Person => (e.UserName is null ? e.UserId : $"{e.UserName} ({e.UserId})", e.UserId),
        PivotBy.Role => Same(e.Role),
        PivotBy.Record => e.Patient is { } patient ? ($"{patient.Initials} {patient.Number}", patient.Key.ToString(CultureInfo.InvariantCulture)) : (null, null),
        PivotBy.Action => Same(FindingWording.Word(e.Action)),
        PivotBy.Outcome => Same(e.Outcome.ToString().ToLowerInvariant()),
        PivotBy.Department => Same(e.Department),
        PivotBy.Workstation => Same(e.Workstation),
        PivotBy.Address => Same(e.Address),
        PivotBy.System => Same(e.System),
        PivotBy.Hours => Same(OffHours.NameOf(e.At, zone)),
        PivotBy.Override => Same(e.BreakGlass ? "yes" : "no"),
        _ => Same(e.ObjectType),
    };

    private static (string?, string?) Same(string? text) => (text, text);
}
