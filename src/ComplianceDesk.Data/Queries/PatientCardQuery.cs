using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// Whose record it is, masked, with what the feeds know of care near an access: visits, bookings, and whether the person belonged to the care team.
/// </summary>
public sealed class PatientCardQuery(DeskStore store)
{
    /// <summary>How far from the access a visit or booking is still shown.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromDays(30);

    private const int Limit = 12;

    /// <param name="patient">Row id of the patient.</param>
    /// <param name="user">Row id of the person whose access is in question; null when none is.</param>
    /// <param name="firstAt">First access, UTC.</param>
    /// <param name="lastAt">Last access, UTC.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<PatientCard?> RunAsync(int patient, int? user, DateTime firstAt, DateTime lastAt, CancellationToken cancellationToken = default)
    {
        await using var db = store.CreateDbContext();
        var row = await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancellationToken);
        if (row is null)
        {
            return null;
        }
        var department = user is null ? null : await db.Workforce.Where(u => u.Id == user).Select(u => u.DepartmentId).FirstOrDefaultAsync(cancellationToken);
        var earliest = firstAt - Near;
        var latest = lastAt + Near;
        var visits = await (from e in db.Encounters.AsNoTracking()
                            where e.PatientId == patient && e.StartedAt < latest && (e.EndedAt == null || e.EndedAt > earliest)
                            from d in db.Departments.Where(d => d.Id == e.DepartmentId).DefaultIfEmpty()
                            orderby e.StartedAt
                            select new CareEvent(
                                e.Class, e.StartedAt, e.EndedAt, d!.Name ?? d.DepartmentId,
                                e.StartedAt <= lastAt && (e.EndedAt == null || e.EndedAt >= firstAt),
                                (department != null && e.DepartmentId == department) || (user != null && e.AttendingUserId == user)))
            .Take(Limit + 1).ToListAsync(cancellationToken);
        var bookings = await (from b in db.Appointments.AsNoTracking()
                              where b.PatientId == patient && b.StartsAt >= earliest && b.StartsAt < latest
                              from d in db.Departments.Where(d => d.Id == b.DepartmentId).DefaultIfEmpty()
                              orderby b.StartsAt
                              select new CareEvent(
                                  "appointment", b.StartsAt, b.EndsAt, d!.Name ?? d.DepartmentId,
                                  b.StartsAt <= lastAt && (b.EndsAt ?? b.StartsAt) >= firstAt,
                                  (department != null && b.DepartmentId == department) || (user != null && b.PractitionerUserId == user)))
            .Take(Limit + 1).ToListAsync(cancellationToken);
        var team = await db.CareTeam.AsNoTracking().Where(c => c.PatientId == patient)
            .Select(c => new { c.UserId, c.Relationship, c.StartsOn, c.EndsOn }).ToListAsync(cancellationToken);
        var first = DateOnly.FromDateTime(firstAt);
        var last = DateOnly.FromDateTime(lastAt);
        var inForce = team.Where(c => (c.StartsOn is null || c.StartsOn <= last) && (c.EndsOn is null || c.EndsOn >= first)).ToList();
        var membership = inForce.FirstOrDefault(c => c.UserId == user);
        return new PatientCard(
            MaskedPatient.Of(row.Id, row.GivenName, row.FamilyName, row.PatientId), row.Listed, row.Vip, row.EmployeeUserId is not null
                || await db.Workforce.AnyAsync(u => u.OwnPatientId == patient, cancellationToken),
            row.DeathDate is { } death && death <= last, row.Restricted,
            [.. visits.Concat(bookings).OrderBy(v => v.From).Take(Limit)], visits.Count > Limit || bookings.Count > Limit || visits.Count + bookings.Count > Limit,
            inForce.Select(c => c.UserId).Distinct().Count(), membership is not null, membership?.Relationship);
    }
}

/// <summary>A patient as cards show one: never by name.</summary>
/// <param name="Patient">The masked identity.</param>
/// <param name="Listed">False when no patients feed has named this record.</param>
/// <param name="Vip">Marked as a person of public interest.</param>
/// <param name="Employee">The patient is a member of the workforce.</param>
/// <param name="Deceased">The patient had died by the last access.</param>
/// <param name="Restricted">A mark of special protection, for example <c>part2</c>.</param>
/// <param name="Care">Visits and bookings near the access, oldest first, at most 12.</param>
/// <param name="MoreCare">True when there were more.</param>
/// <param name="TeamSize">People in the care team at the time.</param>
/// <param name="OnTeam">True when the person in question was one of them.</param>
/// <param name="Relationship">In which relationship.</param>
public sealed record PatientCard(
    MaskedPatient Patient, bool Listed, bool Vip, bool Employee, bool Deceased, string? Restricted,
    IReadOnlyList<CareEvent> Care, bool MoreCare, int TeamSize, bool OnTeam, string? Relationship);

/// <summary>A visit or a booking.</summary>
/// <param name="Kind">The visit's class, or <c>appointment</c>.</param>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End, UTC; null while it lasts or when not given.</param>
/// <param name="Department">Where.</param>
/// <param name="DuringAccess">True when it overlaps the accesses in question.</param>
/// <param name="OwnDepartment">True when it was in the person's own department or under the person's own name.</param>
public sealed record CareEvent(string Kind, DateTime From, DateTime? To, string? Department, bool DuringAccess, bool OwnDepartment);
