using ComplianceDesk.Core.Access;
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

    /// <summary>That the practice has the patient is no reason to look at one's own spouse, once or twice; the spouse's visit of the day is, and any other patient's record.</summary>
    [Theory]
    [InlineData("Quill", false, false)]
    [InlineData("Quill", true, true)]
    [InlineData("Other", false, true)]
    public void DoesNotExplain_OneLookAtSomebodyOfOnesHome(string family, bool visits, bool expected)
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Clinic);
        var colleague = ward.AddUser(family: "Quill", department: ward.Clinic, address: "1 Elm Street", postalCode: "62500");
        var patient = ward.AddPatient(family: family, address: family == "Quill" ? "1 Elm Street" : "7 Oak Street", postalCode: "62500");
        ward.AddCareTeam(patient, physician);
        if (visits)
        {
            ward.AddEncounter(patient, ward.Maternity, 10, 10);
        }

        ward.Do(AccessAction.Read, colleague, patient, 10);
        Assert.Equal(expected ? "colleague-of-care-team" : null, ward.ReasonOf(colleague, patient, 10));
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

    [Theory]
    [InlineData(30, "colleague-of-care-team")]
    [InlineData(31, null)]
    public void Ends_WithThePatient(int after, string? reason)
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Clinic);
        var colleague = ward.NursesOf(ward.Clinic)[0];
        var patient = ward.AddPatient(death: 10 - after);
        ward.AddCareTeam(patient, physician);
        ward.Open(colleague, patient, 10);
        Assert.Equal(reason, ward.ReasonOf(colleague, patient, 10));
    }

    [Theory]
    [InlineData("attending", 12, "colleague-of-care-team")]
    [InlineData("attending", 40, null)]
    [InlineData("primary-care", 40, "colleague-of-care-team")]
    public void Ends_WithTheVisitThatBroughtIt(string relationship, int day, string? reason)
    {
        var ward = new Ward();
        var physician = ward.AddUser(role: "Physician", department: ward.Clinic);
        var colleague = ward.NursesOf(ward.Clinic)[0];
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Medicine, 1, 3);
        ward.AddCareTeam(patient, physician, from: 1, relationship: relationship);
        ward.Open(colleague, patient, day);
        Assert.Equal(reason, ward.ReasonOf(colleague, patient, day));
    }
}
