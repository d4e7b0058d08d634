using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class FollowUpExplanationTests
{
    [Theory]
    [InlineData(-80, 54, "follow-up")]
    [InlineData(-80, 56, "booked-ahead")]
    [InlineData(-160, 54, null)]
    public void Explains_APatientBetweenTwoVisits(int last, int next, string? expected)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, last, last);
        ward.AddAppointment(patient, ward.Clinic, 0, next);
        var nurse = ward.NursesOf(ward.Clinic)[0];
        ward.Open(nurse, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, 10));
    }

    /// <summary>Nobody works toward a visit of months later that no booking tells of, nor toward an emergency.</summary>
    [Theory]
    [InlineData(14, false, true)]
    [InlineData(16, false, false)]
    [InlineData(2, true, false)]
    public void Explains_ANextVisitThatIsNotBookedOnlyShortlyBefore(int later, bool isEmergency, bool expected)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, -80, -80);
        ward.AddEncounter(patient, ward.Clinic, 10 + later, 10 + later, emergency: isEmergency);
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
