using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class AppointmentExplanationTests
{
    /// <summary>An appointment with the user is the user's own, one in the department is not where a relative is read about and nothing done.</summary>
    [Theory]
    [InlineData(true, "appointment")]
    [InlineData(false, null)]
    public void DoesNotExplain_ReadingOfARelativeOfTheDepartment(bool withUser, string? expected)
    {
        var ward = new Ward();
        var user = ward.AddUser(given: "Ada", family: "Quill", phone: "555-0101");
        var patient = ward.AddPatient();
        ward.AddRelation(patient, "Ada", "Quill", "555-0101");
        ward.AddAppointment(patient, ward.Surgery, withUser ? user : ward.Nurse, 12);
        ward.Open(user, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(user, patient, 10));
    }

    /// <summary>Charts are prepared in the morning for the afternoon of the next day, a relative's too; two days before nobody does.</summary>
    [Theory]
    [InlineData(11, 8, "appointment")]
    [InlineData(12, 23, null)]
    public void Explains_PreparationOfARelativesBookingOnTheDayBefore(int booked, int hour, string? expected)
    {
        var ward = new Ward();
        var user = ward.AddUser(given: "Ada", family: "Quill", phone: "555-0101");
        var patient = ward.AddPatient();
        ward.AddRelation(patient, "Ada", "Quill", "555-0101");
        ward.AddAppointment(patient, ward.Surgery, ward.Nurse, booked);
        ward.Open(user, patient, 10, hour);
        Assert.Equal(expected, ward.ReasonOf(user, patient, 10));
    }

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
