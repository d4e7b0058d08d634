using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>A message about a patient seen long ago, or never by what the feeds tell.</summary>
public sealed class PracticeAtWorkExplanationTests
{
    [Theory]
    [InlineData(-300, "practice-at-work")]
    [InlineData(-600, null)]
    public void Explains_APracticeThatKnowsThePatient(int visit, string? expected)
    {
        var (ward, patient) = Seen(visit);
        ward.AddEncounter(patient, ward.Medicine, 9, 11);
        Write(ward, ward.NursesOf(ward.Clinic)[1], patient, 11);
        Write(ward, ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Equal(expected, ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    [Fact]
    public void Explains_ATelephoneLineThatHandsOverToIt()
    {
        var (ward, patient) = Seen(-300);
        var line = ward.AddUser(department: ward.AddDepartment("support", servesAll: true));
        Write(ward, ward.NursesOf(ward.Clinic)[1], patient, 10);
        Write(ward, line, patient, 10);
        Assert.Equal("practice-at-work", ward.ReasonOf(line, patient, 10));
    }

    [Fact]
    public void Explains_ALineThatHandsOverToTheCareTeamsPractice()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        var line = ward.AddUser(department: ward.AddDepartment("support", servesAll: true));
        ward.AddCareTeam(patient, ward.NursesOf(ward.Clinic)[2]);
        Write(ward, ward.NursesOf(ward.Clinic)[1], patient, 10);
        Write(ward, line, patient, 10);
        Assert.Equal("practice-at-work", ward.ReasonOf(line, patient, 10));
    }

    /// <summary>No feed tells of the visit, years ago, of a patient who asks for a refill.</summary>
    [Fact]
    public void Explains_WhatPeopleOfOneDepartmentPassOn()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        Write(ward, ward.NursesOf(ward.Clinic)[1], patient, 10);
        Write(ward, ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Equal("practice-at-work", ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    [Theory]
    [InlineData("Scheduler", "practice-at-work")]
    [InlineData("Programmer", null)]
    public void Explains_ACallThatAnOfficePassesOn(string role, string? expected)
    {
        var ward = new Ward();
        var (patient, line) = (ward.AddPatient(), ward.AddUser(department: ward.AddDepartment("support", servesAll: true)));
        var agent = ward.AddUser(role: role, department: ward.AddDepartment("office", servesAll: true));
        Write(ward, agent, patient, 10);
        Write(ward, line, patient, 10);
        Assert.Equal(expected, ward.ReasonOf(agent, patient, 10));
    }

    /// <summary>The laboratory writes in every inpatient's record every day.</summary>
    [Fact]
    public void DoesNotExplain_AStrangerToPatientsInCare()
    {
        var ward = new Ward();
        var (patient, technician) = (ward.AddPatient(), ward.AddUser(department: ward.AddDepartment("support", servesAll: true)));
        ward.AddEncounter(patient, ward.Medicine, 8, 12);
        Write(ward, technician, patient, 10);
        Write(ward, ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    [Fact]
    public void DoesNotExplain_OneWhoOnlyReads()
    {
        var (ward, patient) = Seen(-300);
        Write(ward, ward.NursesOf(ward.Clinic)[1], patient, 10);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    [Fact]
    public void DoesNotExplain_WhatTheUserAloneWrote()
    {
        var (ward, patient) = Seen(-300);
        ward.Open(ward.NursesOf(ward.Clinic)[1], patient, 10);
        Write(ward, ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    /// <summary>A ward has no part in what the patient's practice does.</summary>
    [Fact]
    public void DoesNotExplain_AnotherDepartment()
    {
        var (ward, patient) = Seen(-300);
        Write(ward, ward.NursesOf(ward.Clinic)[1], patient, 10);
        Write(ward, ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    private static (Ward Ward, int Patient) Seen(int day)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, day, day);
        return (ward, patient);
    }

    private static void Write(Ward ward, int user, int patient, int day) => ward.Do(AccessAction.Update, user, patient, day);
}
