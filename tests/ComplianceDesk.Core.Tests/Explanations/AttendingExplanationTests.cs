using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class AttendingExplanationTests
{
    [Fact]
    public void Explains_TheAttendingOfAStay()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 8, 12, attending: physician);
        ward.Open(physician, patient, 10);
        Assert.Equal("attending", ward.ReasonOf(physician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_TheAttendingOfAStayLongPast()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -420, -400, attending: physician);
        ward.Open(physician, patient, 10);
        Assert.Null(ward.ReasonOf(physician, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AnotherPhysicianOfNoConcern()
    {
        var ward = new Ward();
        var attending = ward.AddUser(role: "Physician", department: ward.Medicine);
        var other = ward.AddUser(role: "Physician", department: ward.Maternity);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 8, 12, attending: attending);
        ward.Open(other, patient, 10);
        Assert.Null(ward.ReasonOf(other, patient, 10));
    }
}
