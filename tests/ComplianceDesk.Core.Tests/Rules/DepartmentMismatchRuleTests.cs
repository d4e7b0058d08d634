using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class DepartmentMismatchRuleTests
{
    [Fact]
    public void Flags_AVipWhomOnlyOtherDepartmentsSaw()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<DepartmentMismatchRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheDepartmentSawThePatientLongAgo()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Clinic, 8, 12);
        ward.AddEncounter(vip, ward.Surgery, -200, -190);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Empty(ward.Found<DepartmentMismatchRule>());
        Assert.NotEmpty(ward.Found<VipRule>());
    }

    [Theory]
    [InlineData(CareSpan.VisitDays - 1, false, false)]
    [InlineData(CareSpan.VisitDays + 1, false, true)]
    [InlineData(CareSpan.EmergencyDays + 1, true, true)]
    public void Flags_ADepartmentThatSeesThePatientMuchLater(int later, bool isEmergency, bool isFound)
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Clinic, -60, -50);
        ward.AddEncounter(vip, ward.Surgery, 10 + later, 10 + later, emergency: isEmergency, hour: 13);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Equal(isFound ? [(ward.Nurse, vip)] : [], ward.Found<DepartmentMismatchRule>());
    }

    [Fact]
    public void StaysQuiet_InASupportDepartment()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Clinic, -60, -50);
        ward.Open(ward.AddUser(department: ward.Laboratory), vip, 10);
        Assert.Empty(ward.Found<DepartmentMismatchRule>());
    }

    [Fact]
    public void StaysQuiet_WithNothingToSupport()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Empty(ward.Judge().Findings);
    }
}
