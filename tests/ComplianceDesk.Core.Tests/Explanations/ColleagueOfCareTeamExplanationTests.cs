using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class ColleagueOfCareTeamExplanationTests
{
    [Fact]
    public void Explains_ThePracticeOfTheCareTeam()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Clinic);
        var colleague = ward.NursesOf(ward.Clinic)[0];
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, physician);
        ward.Open(colleague, patient, 10);
        Assert.Equal("colleague-of-care-team", ward.ReasonOf(colleague, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_APersonOfAnotherDepartment()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Clinic);
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, physician);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_APracticeThatLongGaveThePatientUp()
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Clinic);
        var colleague = ward.NursesOf(ward.Clinic)[0];
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, physician, -300, -200);
        ward.Open(colleague, patient, 10);
        Assert.Null(ward.ReasonOf(colleague, patient, 10));
    }
}
