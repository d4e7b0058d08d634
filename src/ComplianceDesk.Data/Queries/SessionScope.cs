using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Sessions of one person or of one record over a span of days. Exactly one of the two is named.</summary>
/// <param name="User">Row id of the workforce member.</param>
/// <param name="Patient">Row id of the patient.</param>
/// <param name="FromDay">First day, in days since 1970-01-01 in the site's zone.</param>
/// <param name="ToDay">Last day.</param>
public sealed record SessionScope(int? User, int? Patient, int FromDay, int ToDay);

/// <summary>The session rows of a scope: through the key for a person, through the (patient, day) index for a record.</summary>
internal static class SessionSelection
{
    public static IQueryable<AccessSessionRow> Sessions(this DeskContext db, SessionScope scope)
    {
        var rows = db.AccessSessions.AsNoTracking().Where(s => s.Day >= scope.FromDay && s.Day <= scope.ToDay);
        return (scope.User, scope.Patient) switch
        {
            ({ } user, null) => rows.Where(s => s.UserId == user),
            (null, { } patient) => rows.Where(s => s.PatientId == patient),
            _ => throw new ArgumentException("Name either a person or a patient.", nameof(scope)),
        };
    }
}
