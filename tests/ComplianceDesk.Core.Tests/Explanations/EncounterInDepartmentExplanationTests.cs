using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class EncounterInDepartmentExplanationTests
{
    [Fact]
    public void Explains_AStayOnTheUsersWard()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("encounter-in-department", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void Explains_TheRecordThatIsCompletedAfterDischarge()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -12, -5);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("encounter-in-department", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AStayElsewhere()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AStayOfLastYear()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -310, -300);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ThatTheUserOpenedTheRecordBefore()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -60, -50);
        ward.Open(ward.Nurse, patient, -30);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }
}
