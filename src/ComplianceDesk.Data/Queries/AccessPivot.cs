using System.Globalization;
using System.Linq.Expressions;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Queries;

/// <summary>A condition on events of the ledger, taken from a cell of a table: only those with the value, or only those without it.</summary>
/// <param name="By">The column.</param>
/// <param name="Value">The value as the feeds write it, of a record its row id, of an override <c>yes</c> or <c>no</c>, of the time of day its name in <see cref="OffHours"/>; empty for events that give none.</param>
/// <param name="Without">True for the events that do not have the value.</param>
public sealed record AccessPivot(PivotBy By, string Value, bool Without)
{
    /// <summary>As an address writes it: <c>workstation:ED-03</c>.</summary>
    public override string ToString() => $"{By.ToString().ToLowerInvariant()}:{Value}";

    /// <summary>Reads <see cref="ToString"/>; null when it is not one.</summary>
    public static AccessPivot? Parse(string? text, bool without) =>
        text?.IndexOf(':', StringComparison.Ordinal) is { } at and > 0 && Enum.TryParse<PivotBy>(text[..at], ignoreCase: true, out var by) && Enum.IsDefined(by)
            ? new(by, text[(at + 1)..], without)
            : null;
}

/// <summary>A column that events can be narrowed by.</summary>
public enum PivotBy
{
    Action,
    Outcome,
    Department,
    Workstation,
    Address,
    System,
    Part,
    Person,
    Role,
    Record,
    Override,
    Hours,
}

/// <summary>Puts pivots to the ledger's rows.</summary>
internal static class PivotSelection
{
    public static IQueryable<AccessRow> Where(this IQueryable<AccessRow> rows, DeskContext db, AccessPivot pivot, AccessScope scope)
    {
        var (value, without) = (pivot.Value, pivot.Without);
        switch (pivot.By)
        {
            case PivotBy.Action:
                var action = Enum.TryParse<AccessAction>(value, ignoreCase: true, out var a) ? a : (AccessAction)byte.MaxValue;
                return rows.Where(r => (r.Action == action) != without);
            case PivotBy.Outcome:
                var outcome = Enum.TryParse<AccessOutcome>(value, ignoreCase: true, out var o) ? o : (AccessOutcome)byte.MaxValue;
                return rows.Where(r => (r.Outcome == outcome) != without);
            case PivotBy.Department:
                var departments = db.Departments.Where(d => (d.Name ?? d.DepartmentId) == value).Select(d => (int?)d.Id);
                return value.Length == 0 ? rows.Where(r => (r.DepartmentId == null) != without) : rows.Where(r => (r.DepartmentId != null && departments.Contains(r.DepartmentId)) != without);
            case PivotBy.Workstation:
                var workstations = Terms(db, TermKind.Workstation, value);
                return value.Length == 0 ? rows.Where(r => (r.WorkstationId == null) != without) : rows.Where(r => (r.WorkstationId != null && workstations.Contains(r.WorkstationId)) != without);
            case PivotBy.Address:
                var addresses = Terms(db, TermKind.SourceIp, value);
                return value.Length == 0 ? rows.Where(r => (r.SourceIpId == null) != without) : rows.Where(r => (r.SourceIpId != null && addresses.Contains(r.SourceIpId)) != without);
            case PivotBy.System:
                var systems = Terms(db, TermKind.SourceSystem, value);
                return value.Length == 0 ? rows.Where(r => (r.SourceSystemId == null) != without) : rows.Where(r => (r.SourceSystemId != null && systems.Contains(r.SourceSystemId)) != without);
            case PivotBy.Person:
                var people = db.Workforce.Where(u => u.UserId == value).Select(u => u.Id);
                return rows.Where(r => people.Contains(r.UserId) != without);
            case PivotBy.Role:
                var ofRole = db.Workforce.Where(u => (u.Role ?? "") == value).Select(u => u.Id);
                return rows.Where(r => ofRole.Contains(r.UserId) != without);
            case PivotBy.Record:
                var record = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0;
                return value.Length == 0 ? rows.Where(r => (r.PatientId == null) != without) : rows.Where(r => (r.PatientId != null && r.PatientId == record) != without);
            case PivotBy.Override:
                var used = value == "yes";
                return rows.Where(r => (r.BreakGlass == used) != without);
            case PivotBy.Hours:
                var off = OffHours.Between<AccessRow>(r => r.At, scope.From, scope.To, scope.Zone);
                return (value == OffHours.Name) != without ? rows.Where(off) : rows.Where(Expression.Lambda<Func<AccessRow, bool>>(Expression.Not(off.Body), off.Parameters));
            default:
                var parts = Terms(db, TermKind.ObjectType, value);
                return value.Length == 0 ? rows.Where(r => (r.ObjectTypeId == null) != without) : rows.Where(r => (r.ObjectTypeId != null && parts.Contains(r.ObjectTypeId)) != without);
        }
    }

    private static IQueryable<int?> Terms(DeskContext db, TermKind kind, string text) => db.Terms.Where(t => t.Kind == kind && t.Text == text).Select(t => (int?)t.Id);
}
