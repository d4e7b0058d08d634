using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class CareTeamExplanationTests
{
    [Fact]
    public void Explains_AMemberOfTheCareTeam()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse, 5, 20);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("care-team", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void Explains_AResponsibilityWithoutDays()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("care-team", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AResponsibilityLongPast()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse, -300, -200);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AMemberForAnotherPatient()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(ward.AddPatient(), ward.Nurse);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }
}
