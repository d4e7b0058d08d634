using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class ReferralExplanationTests
{
    [Theory]
    [InlineData(-10, 54, "referral")]
    [InlineData(-40, 54, null)]
    [InlineData(-10, 56, "booked-ahead")]
    public void Explains_APatientSentOn(int visit, int due, string? expected)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Emergency, visit, visit);
        ward.AddAppointment(patient, ward.Clinic, 0, due);
        var nurse = ward.NursesOf(ward.Clinic)[0];
        ward.Open(nurse, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ABookingWithoutAVisitElsewhere()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Clinic, 0, 100);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }
}
