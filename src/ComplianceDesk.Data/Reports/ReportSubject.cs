using System.Globalization;
using ComplianceDesk.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>Whom or what a report is about, by row id, so that neither the register nor a job names anybody.</summary>
/// <param name="Patient">Row id of the patient; null for none.</param>
/// <param name="User">Row id of the user.</param>
/// <param name="Department">Row id of the department.</param>
public sealed record ReportSubject(int? Patient = null, int? User = null, int? Department = null)
{
    /// <summary>For example <c>patient:17</c>; null when it is about no single one.</summary>
    public string? About => Patient is { } p ? Key("patient", p) : User is { } u ? Key("user", u) : Department is { } d ? Key("department", d) : null;

    /// <summary>Finds whom a request names.</summary>
    /// <exception cref="ArgumentException">The store does not know the patient, user or department. The message does not repeat the id: it may reach a log.</exception>
    public static async Task<ReportSubject> FindAsync(DeskContext db, ReportInfo report, ReportRequest request, CancellationToken cancellationToken)
    {
        var needs = report.Needs;
        return new ReportSubject
        {
            Patient = needs.HasFlag(ReportNeeds.Patient)
                ? await db.Patients.Where(p => p.PatientId == request.Patient).Select(p => (int?)p.Id).FirstOrDefaultAsync(cancellationToken) ?? throw Unknown("patient with this record number") : null,
            User = needs.HasFlag(ReportNeeds.User)
                ? await db.Workforce.Where(u => u.UserId == request.User).Select(u => (int?)u.Id).FirstOrDefaultAsync(cancellationToken) ?? throw Unknown("user with this account id") : null,
            Department = needs.HasFlag(ReportNeeds.Department) && request.Department is { Length: > 0 } id
                ? await db.Departments.Where(d => d.DepartmentId == id).Select(d => (int?)d.Id).FirstOrDefaultAsync(cancellationToken) ?? throw Unknown("department with this id") : null,
        };
    }

    /// <summary>The request with the ids of those whom a row of the register or of a job names.</summary>
    public static async Task<ReportRequest> NameAsync(DeskContext db, string? about, ReportRequest request, CancellationToken cancellationToken)
    {
        var parts = about?.Split(':') ?? [];
        var id = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return parts is [var kind, _] ? request with
        {
            Patient = kind == "patient" ? await db.Patients.Where(p => p.Id == id).Select(p => p.PatientId).FirstOrDefaultAsync(cancellationToken) : null,
            User = kind == "user" ? await db.Workforce.Where(u => u.Id == id).Select(u => u.UserId).FirstOrDefaultAsync(cancellationToken) : null,
            Department = kind == "department" ? await db.Departments.Where(d => d.Id == id).Select(d => d.DepartmentId).FirstOrDefaultAsync(cancellationToken) : null,
        } : request;
    }

    private static ArgumentException Unknown(string what) => new($"There is no {what}.");

    private static string Key(string kind, int id) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");
}
