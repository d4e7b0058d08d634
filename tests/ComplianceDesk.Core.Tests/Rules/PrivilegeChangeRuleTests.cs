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
