using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class AuditWorkExplanationTests
{
    [Theory]
    [InlineData("Privacy Officer", ObjectKind.AuditLog, "audit-work")]
    [InlineData("Privacy Officer", ObjectKind.Clinical, null)]
    [InlineData("Registered nurse", ObjectKind.AuditLog, null)]
    public void Explains_TheAuditTrailOfAVip(string role, ObjectKind part, string? reason)
    {
        var ward = new Ward();
        Assert.Equal(reason, Open(ward, ward.AddUser(role: role), ward.AddPatient(vip: true), part));
    }

    /// <summary>Of somebody whom no workforce feed lists, the department that the access names tells the office.</summary>
    [Theory]
    [InlineData("Privacy and compliance", "audit-work")]
    [InlineData("Purchasing", null)]
    public void Explains_ByTheOfficeOfTheAccess_WhereNobodyIsListed(string office, string? reason)
    {
        var ward = new Ward("workforce");
        Assert.Equal(reason, Open(ward, ward.AddUser(department: ward.AddDepartment("office", name: office)), ward.AddPatient(vip: true), ObjectKind.AuditLog));
    }

    [Fact]
    public void DoesNotExplain_TheOwnRecordsTrail()
    {
        var ward = new Ward();
        var own = ward.AddPatient();
        Assert.Null(Open(ward, ward.AddUser(role: "Privacy Officer", ownPatient: own), own, ObjectKind.AuditLog));
    }

    private static string? Open(Ward ward, int user, int patient, ObjectKind part)
    {
        ward.Do(AccessAction.Read, user, patient, 10, kind: ObjectKind.AuditLog);
        ward.Do(AccessAction.Read, user, patient, 10, 13, 1, kind: part);
        return ward.ReasonOf(user, patient, 10);
    }
}
