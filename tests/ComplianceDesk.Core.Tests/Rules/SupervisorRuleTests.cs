using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class SupervisorRuleTests
{
    [Fact]
    public void Flags_TheUsersManagerOfAnotherDepartment()
    {
        var ward = new Ward();
        var manager = ward.AddUser(role: "Director", department: ward.Medicine);
        var user = ward.AddUser(manager: manager);
        var patient = ward.AddPatient(employee: manager);
        ward.Open(user, patient, 10);
        Assert.Equal([(user, patient)], ward.Found<SupervisorRule>());
    }

    [Fact]
    public void Flags_AReportOfTheUsers()
    {
        var ward = new Ward();
        var manager = ward.AddUser(role: "Nurse manager");
        var user = ward.AddUser(manager: manager);
        var patient = ward.AddPatient(employee: user);
        ward.Open(manager, patient, 10);
        Assert.Equal([(manager, patient)], ward.Found<SupervisorRule>());
    }

    [Fact]
    public void StaysQuiet_OnAColleagueUnderTheSameManager()
    {
        var ward = new Ward();
        var manager = ward.AddUser(role: "Nurse manager");
        var (user, colleague) = (ward.AddUser(manager: manager), ward.AddUser(manager: manager));
        ward.Open(user, ward.AddPatient(employee: colleague), 10);
        Assert.Empty(ward.Found<SupervisorRule>());
        Assert.NotEmpty(ward.Found<CoWorkerRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheManagerIsAPatientOfTheWard()
    {
        var ward = new Ward();
        var manager = ward.AddUser(role: "Nurse manager");
        var user = ward.AddUser(manager: manager);
        var patient = ward.AddPatient(employee: manager);
        ward.AddEncounter(patient, ward.Surgery, 8, 12);
        ward.Open(user, patient, 10);
        Assert.Empty(ward.Found<SupervisorRule>());
    }

    /// <summary>A wrong chart hits anybody; the base rate says how seldom it is a manager's.</summary>
    [Fact]
    public void Flags_ASingleLookLeftForThePatientNextInLine()
    {
        var ward = new Ward();
        var manager = ward.AddUser(role: "Director", department: ward.Medicine);
        var (user, patient) = (ward.AddUser(manager: manager), ward.AddPatient(employee: manager));
        ward.Do(Core.Access.AccessAction.Read, user, patient, 10, 18);
        ward.Do(Core.Access.AccessAction.Read, user, ward.PatientsOf(ward.Surgery)[0], 10, 18, 1);
        Assert.Equal([(user, patient)], ward.Found<SupervisorRule>());
    }
}
