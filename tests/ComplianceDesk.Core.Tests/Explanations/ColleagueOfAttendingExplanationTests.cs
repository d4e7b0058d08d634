using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class ColleagueOfAttendingExplanationTests
{
    [Fact]
    public void Explains_AColleagueOfThePhysicianWhosePatientLiesElsewhere()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var colleague = ward.NursesOf(ward.Medicine)[0];
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 8, 12, attending: physician);
        ward.Open(colleague, patient, 10);
        Assert.Equal("colleague-of-attending", ward.ReasonOf(colleague, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_ANurseOfAThirdDepartment()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var other = ward.NursesOf(ward.Clinic)[0];
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 8, 12, attending: physician);
        ward.Open(other, patient, 10);
        Assert.Null(ward.ReasonOf(other, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AColleagueMonthsLater()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Medicine);
        var colleague = ward.NursesOf(ward.Medicine)[0];
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, -100, -90, attending: physician);
        ward.Open(colleague, patient, 10);
        Assert.Null(ward.ReasonOf(colleague, patient, 10));
    }
}
