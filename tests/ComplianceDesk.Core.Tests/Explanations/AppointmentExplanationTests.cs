using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class AppointmentExplanationTests
{
    [Fact]
    public void Explains_ABookingWithTheUser()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Clinic, physician, 15);
        ward.Open(physician, patient, 10);
        Assert.Equal("appointment", ward.ReasonOf(physician, patient, 10));
    }

    [Fact]
    public void Explains_ABookingInTheUsersDepartment()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, 15);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("appointment", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ABookingElsewhere()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Clinic, 0, 15);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ABookingOfNextYear()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Surgery, 0, 300);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }
}
