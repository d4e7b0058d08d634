using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class SupportDepartmentExplanationTests
{
    [Fact]
    public void Explains_TheLaboratoryForAPatientInCare()
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(technician, patient, 10);
        Assert.Equal("support-department", ward.ReasonOf(technician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_TheLaboratoryForAPatientInCareNowhere()
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.AddPatient();
        ward.Open(technician, patient, 10);
        Assert.Null(ward.ReasonOf(technician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AWardThatServesNoOther()
    {
        var ward = new Ward();
        var patient = ward.PatientsOf(ward.Maternity)[0];
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>Tests come before a stay that is planned; nobody foresees an emergency.</summary>
    [Theory]
    [InlineData(false, "support-department")]
    [InlineData(true, null)]
    public void Explains_TestsBeforeAVisit_ThatWasForeseen(bool emergency, string? expected)
    {
        var ward = new Ward();
        var technician = ward.AddUser(role: "Technologist", department: ward.Laboratory);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Emergency, 12, 12, emergency: emergency);
        ward.Open(technician, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(technician, patient, 10));
    }
}
