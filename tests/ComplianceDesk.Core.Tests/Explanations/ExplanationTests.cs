using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>Each direct explanation at and beyond the edge of its window. User 1 works in department 1, patient 1 is opened on day 100 at noon.</summary>
public sealed class ExplanationTests
{
    private const long Day = SiteCalendar.Day;
    private const long Noon = (100 * Day) + (Day / 2);

    [Theory]
    [InlineData(-6, 0, true)]
    [InlineData(7, 9, true)]
    [InlineData(8, 9, false)]
    [InlineData(-40, -30, true)]
    [InlineData(-40, -31, false)]
    public void EncounterInDepartment(int starts, int ends, bool expected) =>
        Assert.Equal(expected, Explains(new EncounterInDepartmentExplanation(), b => b.AddEncounter(1, 1, 0, Noon + (starts * Day), Noon + (ends * Day))));

    [Fact]
    public void StaysQuiet_OnAnEncounterInAnotherDepartment() =>
        Assert.False(Explains(new EncounterInDepartmentExplanation(), b => b.AddEncounter(1, 2, 0, Noon, Noon + Day)));

    [Fact]
    public void StaysQuiet_OnAnotherPatientsEncounter() =>
        Assert.False(Explains(new EncounterInDepartmentExplanation(), b => b.AddEncounter(2, 1, 0, Noon, Noon + Day)));

    [Fact]
    public void Keeps_AStayWithoutAnEndOpen()
    {
        Assert.True(Explains(new EncounterInDepartmentExplanation(), b => b.AddEncounter(1, 1, 0, Noon - (60 * Day), null, stay: true)));
        Assert.False(Explains(new EncounterInDepartmentExplanation(), b => b.AddEncounter(1, 1, 0, Noon - (60 * Day), null)));
    }

    [Theory]
    [InlineData(1, -400, true)]
    [InlineData(1, -401, false)]
    [InlineData(2, 0, false)]
    public void Attending(int attending, int ends, bool expected) =>
        Assert.Equal(expected, Explains(new AttendingExplanation(), b => b.AddEncounter(1, 2, attending, Noon - (450 * Day), Noon + (ends * Day))));

    [Theory]
    [InlineData(1, 2, 30, true)]
    [InlineData(2, 1, -29, true)]
    [InlineData(2, 1, -31, false)]
    [InlineData(2, 2, 0, false)]
    public void Appointment(int department, int practitioner, int days, bool expected) =>
        Assert.Equal(expected, Explains(new AppointmentExplanation(), b => b.AddAppointment(1, department, practitioner, Noon + (days * Day), null)));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(50, 70, true)]
    [InlineData(50, 69, false)]
    [InlineData(107, null, true)]
    [InlineData(108, null, false)]
    public void CareTeam(int? from, int? to, bool expected) => Assert.Equal(expected, Explains(new CareTeamExplanation(), b => b.AddCareTeam(1, 1, from, to)));

    [Theory]
    [InlineData("support", false, -14, true)]
    [InlineData("support", false, -15, false)]
    [InlineData("clinical", true, 0, true)]
    [InlineData("clinical", false, 0, false)]
    public void SupportDepartment(string kind, bool servesAll, int ends, bool expected) =>
        Assert.Equal(expected, Explains(new SupportDepartmentExplanation(), b => b.AddEncounter(1, 2, 0, Noon - (20 * Day), Noon + (ends * Day)), kind: kind, servesAll: servesAll));

    [Theory]
    [InlineData("Coder", -45, true)]
    [InlineData("Coder", -46, false)]
    [InlineData("Billing clerk", -120, true)]
    [InlineData("Recruiter, human resources", 0, false)]
    public void AfterVisitWork(string role, int ends, bool expected) =>
        Assert.Equal(expected, Explains(new AfterVisitWorkExplanation(), b => b.AddEncounter(1, 2, 0, Noon - (200 * Day), Noon + (ends * Day)), role, "office"));

    [Fact]
    public void AfterVisitWork_ReleasesTheRecordOfADeceasedPatient()
    {
        Assert.True(Explains(new AfterVisitWorkExplanation(), b => b.AddPatient(1, true, deathDay: 10), "Release of information", "office"));
        Assert.False(Explains(new AfterVisitWorkExplanation(), b => b.AddPatient(1, true, deathDay: 10), "Coder", "office"));
    }

    [Fact]
    public void Colleagues()
    {
        Assert.True(Explains(new ColleagueOfAttendingExplanation(), b => b.AddEncounter(1, 2, 3, Noon, Noon + Day)));
        Assert.False(Explains(new ColleagueOfAttendingExplanation(), b => b.AddEncounter(1, 2, 4, Noon, Noon + Day)));
        Assert.True(Explains(new ColleagueOfCareTeamExplanation(), b => b.AddCareTeam(1, 3, null, null)));
        Assert.False(Explains(new ColleagueOfCareTeamExplanation(), b => b.AddCareTeam(1, 4, null, null)));
    }

    [Fact]
    public void Uses_TheDepartmentOfTheAccessWhenNoHomeIsKnown()
    {
        var session = new AccessSession(0, 9, 1, 100, Noon, Noon, 1);
        var builder = Hospital(null, "clinical", false);
        builder.AddEncounter(1, 1, 0, Noon, Noon + Day);
        Assert.True(new EncounterInDepartmentExplanation().Explains(session, builder.Build(), JudgementPolicy.Default));
        Assert.False(new EncounterInDepartmentExplanation().Explains(session with { Department = 0 }, builder.Build(), JudgementPolicy.Default));
    }

    /// <summary>Whom no workforce feed lists does the work of the office that the access names; a listed person's is known.</summary>
    [Theory]
    [InlineData("Patient accounts", "office", 9, true)]
    [InlineData("Patient accounts", "office", 1, false)]
    [InlineData("Marketing", "office", 9, false)]
    [InlineData("Surgery", "clinical", 9, false)]
    public void AfterVisitWork_OfSomebodyWhomNoFeedLists(string department, string kind, int user, bool expected)
    {
        var builder = Hospital("Nurse", "clinical", false);
        builder.AddDepartment(3, true, department, null, kind);
        builder.AddEncounter(1, 2, 0, Noon - (20 * Day), Noon - (10 * Day));
        var session = new AccessSession(0, user, 1, 100, Noon, Noon, 3);
        Assert.Equal(expected, new AfterVisitWorkExplanation().Explains(session, builder.Build(), JudgementPolicy.Default));
    }

    private static bool Explains(Explanation explanation, Action<CareContextBuilder> add, string? role = "Nurse", string kind = "clinical", bool servesAll = false)
    {
        var builder = Hospital(role, kind, servesAll);
        add(builder);
        return explanation.Explains(new AccessSession(0, 1, 1, 100, Noon, Noon, 0), builder.Build(), JudgementPolicy.Default);
    }

    private static CareContextBuilder Hospital(string? role, string kind, bool servesAll)
    {
        var builder = new CareContextBuilder();
        builder.AddDepartment(1, true, "One", null, kind, servesAll);
        builder.AddDepartment(2, true, "Two", null, "clinical");
        builder.AddUser(1, true, role: role, department: 1);
        builder.AddUser(3, true, role: "Physician", department: 1);
        builder.AddUser(4, true, role: "Physician", department: 2);
        return builder;
    }
}
