using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// One page of the ledger for a person, a patient or both, newest first. Reads through the (user, time) or the (patient, time) index only:
/// a question that names neither is refused.
/// </summary>
public sealed class AccessEventsQuery(DeskStore store)
{
    /// <summary>Rows that one call reads: a page, unless somebody reads all of them.</summary>
    public int Size { get; init; } = RowCursor.PageSize;

    /// <param name="scope">Whose events, and when.</param>
    /// <param name="cursor">The event the page hangs on; null for the newest.</param>
    /// <param name="findingId">A finding whose own accesses are to be marked.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<AccessEventPage> RunAsync(
        AccessScope scope, AccessCursor? cursor = null, int? findingId = null, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var rows = db.Accesses(scope);
        var back = cursor is { Backward: true };
        if (cursor is { } at)
        {
            rows = back
                ? rows.Where(a => a.At >= at.At && (a.At > at.At || a.Id > at.Id))
                : rows.Where(a => a.At <= at.At && (a.At < at.At || a.Id < at.Id));
        }
        rows = back ? rows.OrderBy(a => a.At).ThenBy(a => a.Id) : rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
        var found = await (from a in rows.Take(Size + 1)
                           from u in db.Workforce.Where(u => u.Id == a.UserId).DefaultIfEmpty()
                           from p in db.Patients.Where(p => p.Id == a.PatientId).DefaultIfEmpty()
                           from d in db.Departments.Where(d => d.Id == a.DepartmentId).DefaultIfEmpty()
                           select new
                           {
                               a.Id, a.At, a.Action, a.Outcome, a.BreakGlass, a.EncounterId,
                               User = u!.UserId, u.GivenName, u.FamilyName, u.Role,
                               Patient = p,
                               Department = d!.Name ?? d.DepartmentId,
                               Workstation = db.Terms.Where(t => t.Id == a.WorkstationId).Select(t => t.Text).FirstOrDefault(),
                               Address = db.Terms.Where(t => t.Id == a.SourceIpId).Select(t => t.Text).FirstOrDefault(),
                               System = db.Terms.Where(t => t.Id == a.SourceSystemId).Select(t => t.Text).FirstOrDefault(),
                               ObjectType = db.Terms.Where(t => t.Id == a.ObjectTypeId).Select(t => t.Text).FirstOrDefault(),
                               Reason = db.Terms.Where(t => t.Id == a.ReasonId).Select(t => t.Text).FirstOrDefault(),
                               InFinding = findingId != null && db.FindingAccesses.Any(f => f.FindingId == findingId && f.AccessId == a.Id),
                           }).ToListAsync(cancellationToken);
        var more = found.Count > Size;
        if (more)
        {
            found.RemoveAt(Size);
        }
        if (back)
        {
            found.Reverse();
        }
        return new AccessEventPage(
            [
                .. found.Select(r => new AccessEvent(
                    r.Id, r.At, r.User ?? "", PersonName.Of(r.GivenName, r.FamilyName), r.Role,
                    r.Patient is null ? null : MaskedPatient.Of(r.Patient.Id, r.Patient.GivenName, r.Patient.FamilyName, r.Patient.PatientId),
                    r.Action, r.Outcome, r.BreakGlass, r.Department, r.Workstation, r.Address, r.System, r.ObjectType,
                    r.Reason is null ? null : new PatientRedaction(r.Patient).Apply(r.Reason), r.InFinding)),
            ],
            (back ? more : cursor is not null) && found.Count > 0 ? new AccessCursor(found[0].At, found[0].Id, true) : null,
            (back || more) && found.Count > 0 ? new AccessCursor(found[^1].At, found[^1].Id, false) : null);
    }
}

/// <summary>Whose events of the ledger, and when. At least one of person and patient must be named.</summary>
/// <param name="User">Row id of the workforce member.</param>
/// <param name="Patient">Row id of the patient.</param>
/// <param name="From">First instant, UTC.</param>
/// <param name="To">The instant before which events lie, UTC.</param>
public sealed record AccessScope(int? User, int? Patient, DateTime From, DateTime To)
{
    /// <summary>True for the events of the person and of the record; otherwise both must hold.</summary>
    public bool Either { get; init; }

    /// <summary>A finding whose own accesses alone are asked, of the person if one is named; the patient is then not looked at.</summary>
    public int? Finding { get; init; }

    /// <summary>True for only those events on which a finding rests, this one or another, unless it was withdrawn.</summary>
    public bool InFindings { get; init; }

    /// <summary>Row ids of the only events that are asked; person and patient are then not looked at. Null for all.</summary>
    public IReadOnlyList<long>? Only { get; init; }

    /// <summary>Conditions on single columns; all of them hold.</summary>
    public IReadOnlyList<AccessPivot> Pivots { get; init; } = [];

    /// <summary>The site's zone, for conditions on the time of day.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}

/// <summary>One event of the ledger, as pages show it.</summary>
/// <param name="Id">Row id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="UserId">Who, as the feeds write it.</param>
/// <param name="UserName">Who, by name.</param>
/// <param name="Role">The person's role.</param>
/// <param name="Patient">Whose record, masked; null when the event names none.</param>
/// <param name="Action">What was done.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="BreakGlass">True when an emergency override was used.</param>
/// <param name="Department">The department the event names.</param>
/// <param name="Workstation">The workstation.</param>
/// <param name="Address">The network address.</param>
/// <param name="System">The system that logged it.</param>
/// <param name="ObjectType">The part of the record.</param>
/// <param name="Reason">The reason given at the system, with the patient's identity taken out.</param>
/// <param name="InFinding">True when the finding in question rests on it.</param>
public sealed record AccessEvent(
    long Id, DateTime At, string UserId, string? UserName, string? Role, MaskedPatient? Patient, AccessAction Action, AccessOutcome Outcome,
    bool BreakGlass, string? Department, string? Workstation, string? Address, string? System, string? ObjectType, string? Reason, bool InFinding);

/// <summary>A page of events and where the pages beside it hang; null where there is none.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Earlier">Cursor of the page before, with newer events.</param>
/// <param name="Later">Cursor of the page after, with older events.</param>
public sealed record AccessEventPage(IReadOnlyList<AccessEvent> Items, AccessCursor? Earlier, AccessCursor? Later);

/// <summary>The event a page hangs on.</summary>
/// <param name="At">Its time, UTC.</param>
/// <param name="Id">Its row id.</param>
/// <param name="Backward">True for the page before it.</param>
public readonly record struct AccessCursor(DateTime At, long Id, bool Backward)
{
    /// <summary>As it stands in an address: <c>after-1767225600000-17</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Backward ? "before" : "after")}-{new DateTimeOffset(At).ToUnixTimeMilliseconds()}-{Id}");

    /// <summary>Reads <see cref="ToString"/>; null when it is not one.</summary>
    public static AccessCursor? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 3 && parts[0] is "after" or "before"
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= 253_402_300_799_999
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(DateTime.UnixEpoch.AddMilliseconds(at), id, parts[0] == "before")
            : null;
    }
}

/// <summary>The ledger's rows of a scope.</summary>
internal static class AccessSelection
{
    public static IQueryable<AccessRow> Accesses(this DeskContext db, AccessScope scope)
    {
        var rows = db.Accesses.AsNoTracking().Where(a => a.At >= scope.From && a.At < scope.To);
        rows = scope.Pivots.Aggregate(rows, (narrowed, pivot) => narrowed.Where(db, pivot, scope));
        if (scope.Only is { } only)
        {
            return rows.Where(a => only.Contains(a.Id));
        }
        if (scope.InFindings)
        {
            rows = rows.Where(a => db.FindingAccesses.Any(f => f.AccessId == a.Id && db.Findings.Any(x => x.Id == f.FindingId && x.Status != FindingStatus.Withdrawn)));
        }
        if (scope.Finding is { } finding)
        {
            var own = db.FindingAccesses.Where(f => f.FindingId == finding).Join(rows, f => f.AccessId, a => a.Id, (_, a) => a);
            return scope.User is { } by ? own.Where(a => a.UserId == by) : own;
        }
        return (scope.User, scope.Patient) switch
        {
            // Two ranges of two indexes, put together: one condition with "or" would read every event of the days.
            ({ } user, { } patient) when scope.Either => rows.Where(a => a.UserId == user).Concat(rows.Where(a => a.PatientId == patient && a.UserId != user)),
            ({ } user, { } patient) => rows.Where(a => a.UserId == user && a.PatientId == patient),
            ({ } user, null) => rows.Where(a => a.UserId == user),
            (null, { } patient) => rows.Where(a => a.PatientId == patient),
            _ => throw new ArgumentException("A question to the ledger names a person or a patient: without either it would read every event.", nameof(scope)),
        };
    }
}
