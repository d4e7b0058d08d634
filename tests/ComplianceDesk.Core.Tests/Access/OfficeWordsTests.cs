using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

/// <summary>What an office does, read from the words of roles and departments.</summary>
public sealed class OfficeWordsTests
{
    [Theory]
    [InlineData("Inpatient coder", "Health Information Management", DepartmentKind.Office, OfficeWork.Coding)]
    [InlineData("Billing specialist", "Patient Accounts", DepartmentKind.Office, OfficeWork.Billing)]
    [InlineData("Registration clerk", "Emergency Department", DepartmentKind.Clinical, OfficeWork.Registration)]
    [InlineData("Utilization reviewer", null, DepartmentKind.Unknown, OfficeWork.CaseManagement)]
    [InlineData("MGR CASE RN", "8770 CARE COORD UR", DepartmentKind.Support, OfficeWork.CaseManagement)]
    [InlineData("REP PATIENT ACCOUNTS", "8530 PATIENT FIN SVCS", DepartmentKind.Office, OfficeWork.Billing)]
    [InlineData("PFS Rep", "PFS", DepartmentKind.Office, OfficeWork.Billing)]
    [InlineData("FINCOUNS", "Business Office", DepartmentKind.Office, OfficeWork.Billing)]
    [InlineData("Agent", "Contact Center", DepartmentKind.Office, OfficeWork.Registration)]
    [InlineData("Agent", "Contact Center", DepartmentKind.Office, OfficeWork.Unspecified)]
    [InlineData("Patient Service Rep", "Clinic 3", DepartmentKind.Clinical, OfficeWork.Registration)]
    [InlineData("Receptionist", "Rural Health Clinic", DepartmentKind.Clinical, OfficeWork.Registration)]
    [InlineData("Admit clerk", null, DepartmentKind.Unknown, OfficeWork.Registration)]
    [InlineData("Discharge planner", "Ward 1", DepartmentKind.Clinical, OfficeWork.CaseManagement)]
    [InlineData("Care coordinator", "Clinic 3", DepartmentKind.Clinical, OfficeWork.CaseManagement)]
    [InlineData("Prior Auth", "Patient Accounts", DepartmentKind.Office, OfficeWork.CaseManagement)]
    [InlineData("Authorization specialist", null, DepartmentKind.Unknown, OfficeWork.CaseManagement)]
    [InlineData("Denials and appeals nurse", null, DepartmentKind.Unknown, OfficeWork.CaseManagement)]
    [InlineData("Clerk", "Back office", DepartmentKind.Office, OfficeWork.Unspecified)]
    public void Finds_TheWork(string role, string? department, DepartmentKind kind, OfficeWork expected) =>
        Assert.True((OfficeWords.Of(role, department, kind) & expected) != 0);

    /// <summary>A records department codes and releases; whose role names one of the two does that one.</summary>
    [Theory]
    [InlineData("ROI Spec", "HIM ROI", OfficeWork.Release)]
    [InlineData("Inpatient coder", "Health Information Management", OfficeWork.Coding)]
    [InlineData("Clerk", "Health Information Management", OfficeWork.Coding | OfficeWork.Release)]
    [InlineData("HIM technician", "HIM", OfficeWork.Coding | OfficeWork.Release)]
    [InlineData("Coder", "Revenue Cycle", OfficeWork.Coding | OfficeWork.Billing)]
    public void Narrows_ARecordsDepartmentsWork_ToTheRoles(string role, string department, OfficeWork expected) => Assert.Equal(expected, OfficeWords.Of(role, department, DepartmentKind.Office));

    [Theory]
    [InlineData("Registered nurse", "Ward 1", DepartmentKind.Clinical)]
    [InlineData("Analyst", "Information Technology", DepartmentKind.Office)]
    [InlineData("ANALYST APPLICATIONS SR", "8480 INFO SVCS", DepartmentKind.Office)]
    [InlineData("Sr Sys Analyst", null, DepartmentKind.Office)]
    [InlineData("Charge nurse", "Ward 1", DepartmentKind.Clinical)]
    [InlineData("Recruiter", "Human Resources", DepartmentKind.Office)]
    [InlineData(null, null, DepartmentKind.Clinical)]
    [InlineData("Resident PGY-2", "Graduate Medical Education", DepartmentKind.Office)]
    [InlineData("Medical Student", "Student Affairs", DepartmentKind.Office)]
    public void StaysQuiet_WhereThereIsNone(string? role, string? department, DepartmentKind kind) => Assert.Equal(OfficeWork.None, OfficeWords.Of(role, department, kind));

    /// <summary>Who is trained for care works where care is given; what an office does is told by its name, and an office of care is a home.</summary>
    [Theory]
    [InlineData("Resident PGY-2", "Graduate Medical Education", DepartmentKind.Office, true)]
    [InlineData("Nursing student", "Student Affairs", DepartmentKind.Office, true)]
    [InlineData("Program secretary", "Graduate Medical Education", DepartmentKind.Office, false)]
    [InlineData("Physician reviewer", "Utilization Review", DepartmentKind.Office, false)]
    [InlineData("Physician informaticist", "Information Technology", DepartmentKind.Office, false)]
    [InlineData("Resident PGY-2", "Hospital Medicine", DepartmentKind.Clinical, false)]
    public void Tells_WhoWorksWhereTheyRotateTo(string role, string department, DepartmentKind kind, bool rotates) => Assert.Equal(rotates, OfficeWords.Rotates(role, department, kind));
}
