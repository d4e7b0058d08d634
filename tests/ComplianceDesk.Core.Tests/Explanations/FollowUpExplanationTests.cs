using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class FollowUpExplanationTests
{
    [Theory]
    [InlineData(-80, 80, true)]
    [InlineData(-80, 160, false)]
    [InlineData(-160, 80, false)]
    public void Explains_APatientBetweenTwoVisits(int last, int next, bool expected)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, last, last);
        ward.AddAppointment(patient, ward.Clinic, 0, next);
        var nurse = ward.NursesOf(ward.Clinic)[0];
        ward.Open(nurse, patient, 10);
        Assert.Equal(expected ? "follow-up" : null, ward.ReasonOf(nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_VisitsToTwoDepartments()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, -80, -80);
        ward.AddAppointment(patient, ward.Maternity, 0, 80);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }
}
