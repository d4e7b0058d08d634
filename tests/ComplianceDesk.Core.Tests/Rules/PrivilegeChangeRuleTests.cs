using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class PrivilegeChangeRuleTests
{
    [Fact]
    public void Flags_ReadingAfterAChangeOfRights()
    {
        var ward = Changed(patients: 4);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<PrivilegeChangeRule>());
    }

    [Fact]
    public void StaysQuiet_WithOnePatientOfATicket()
    {
        Assert.Empty(Changed(patients: 1).Found<PrivilegeChangeRule>());
    }

    /// <summary>Systems staff look at a record now and then: between a change of rights and the next, the one without a ticket is no chance.</summary>
    [Theory]
    [InlineData("chart check", 1)]
    [InlineData("INC0048213", 0)]
    public void Flags_OneRecordBetweenTwoChanges_BesideTicketsOfOtherDays(string reason, int found)
    {
        var ward = new Ward();
        var analyst = ward.AddUser(role: "Systems analyst", department: ward.Office);
        var patients = ward.AddPatients(3);
        ward.Open(analyst, patients[0], 4);
        ward.Open(analyst, patients[1], 15);
        ward.Do(AccessAction.Read, analyst, patients[0], 11, 9, reason: ward.AddReason("INC0048999"));
        ward.Do(AccessAction.Update, analyst, 0, 10, 12, kind: ObjectKind.Privileges);
        var given = ward.AddReason(reason);
        ward.Do(AccessAction.Read, analyst, patients[2], 10, 12, 10, reason: given);
        ward.Do(AccessAction.Read, analyst, patients[2], 10, 12, 12, reason: given);
        ward.Do(AccessAction.Update, analyst, 0, 10, 13, kind: ObjectKind.Privileges);
        Assert.Equal(found, ward.Found<PrivilegeChangeRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnPatientsInCare()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, 7, kind: ObjectKind.Privileges);
        Assert.Empty(ward.Found<PrivilegeChangeRule>());
    }

    private static Ward Changed(int patients)
    {
        var ward = new Ward();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, 12, kind: ObjectKind.Privileges);
        foreach (var patient in ward.AddPatients(patients))
        {
            ward.Open(ward.Nurse, patient, 10);
        }

        return ward;
    }
}
