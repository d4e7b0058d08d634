using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class CoWorkerRuleTests
{
    [Fact]
    public void Flags_AColleagueWhomNobodyTreats()
    {
        var ward = new Ward();
        var colleague = ward.AddPatient(employee: ward.NursesOf(ward.Surgery)[3]);
        ward.Open(ward.Nurse, colleague, 10);
        Assert.Equal([(ward.Nurse, colleague)], ward.Found<CoWorkerRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheUsersManager_LeftToItsOwnRule()
    {
        var ward = new Ward();
        var manager = ward.AddUser(role: "Director", department: ward.Medicine);
        var user = ward.AddUser(manager: manager);
        var patient = ward.AddPatient(employee: manager);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<CoWorkerRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheColleagueIsAPatientOfTheWard()
    {
        var ward = new Ward();
        var colleague = ward.AddPatient(employee: ward.NursesOf(ward.Surgery)[3]);
        ward.AddEncounter(colleague, ward.Surgery, 8, 12);
        ward.Open(ward.Nurse, colleague, 10);
        Assert.Empty(ward.Found<CoWorkerRule>());
    }

    [Theory]
    [InlineData("Physician", 10)]
    [InlineData("Physician", 19)]
    [InlineData("Nursing assistant", 10)]
    public void Flags_AReadingInCare(string role, int day)
    {
        var ward = new Ward();
        var colleague = ward.AddPatient(employee: ward.NursesOf(ward.Medicine)[3]);
        var reader = ward.OpenFromOutside(colleague, ward.Surgery, ward.Clinic, role, day);
        Assert.Equal([(reader, colleague)], ward.Found<CoWorkerRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheUsersOwnRecord()
    {
        var ward = new Ward();
        var own = ward.AddPatient(employee: ward.Nurse);
        ward.Open(ward.Nurse, own, 10);
        Assert.Empty(ward.Found<CoWorkerRule>());
    }
}
