using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class DormantAccountRuleTests
{
    [Fact]
    public void Flags_AnAccountThatWakesAndReadsStrangers()
    {
        var ward = new Ward();
        var sleeper = ward.AddUser();
        foreach (var patient in ward.AddPatients(6))
        {
            ward.Open(sleeper, patient, 42);
        }

        Assert.Equal([(sleeper, 0)], ward.Found<DormantAccountRule>());
    }

    /// <summary>One stranger may be a wrong chart of somebody at work; it is none where the account was used for nothing else in all the weeks.</summary>
    [Theory]
    [InlineData(false, 42, 1)]
    [InlineData(true, 42, 0)]
    [InlineData(false, 12, 0)]
    public void Flags_OneStranger_WhereTheAccountIsUsedForNothingElse(bool isUsedBefore, int day, int found)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "no-care-anywhere") };
        var sleeper = ward.AddUser();
        if (isUsedBefore)
        {
            ward.Open(sleeper, ward.PatientsOf(ward.Surgery)[0], 2);
        }

        ward.Open(sleeper, ward.AddPatient(), day);
        Assert.Equal(found, ward.Found<DormantAccountRule>().Count);
    }

    /// <summary>That the practice has the patient is no reason of whoever uses an account that sleeps; on the care team it is one.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Flags_OnePatientOfThePractice_WhereTheAccountIsUsedForNothingElse(bool isOwn, int found)
    {
        var ward = new Ward();
        var (sleeper, patient) = (ward.AddUser(role: "Courtesy physician", department: ward.Clinic), ward.AddPatient());
        ward.AddCareTeam(patient, isOwn ? sleeper : ward.AddUser(role: "Physician", department: ward.Clinic));
        ward.Open(sleeper, patient, 42);
        Assert.Equal(found, ward.Found<DormantAccountRule>().Count);
    }

    /// <summary>Somebody most of whose patients never have a reason (a practice manager) opens three without one in a row often enough.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(8, false)]
    public void StaysQuiet_WhereNoReasonIsUsualForTheAccount(int strangers, bool flagged)
    {
        var ward = new Ward();
        var sleeper = ward.AddUser();
        foreach (var (day, patient) in ward.PatientsOf(ward.Surgery)[..2].Concat(ward.AddPatients(strangers)).Index())
        {
            ward.Do(AccessAction.Read, sleeper, patient, day);
        }

        foreach (var patient in ward.AddPatients(3))
        {
            ward.Open(sleeper, patient, 42);
        }

        Assert.Equal(flagged, ward.Found<DormantAccountRule>().Any(f => f.User == sleeper));
    }

    [Fact]
    public void StaysQuiet_OnAPersonOnLeave_LeftToItsOwnRule()
    {
        var ward = new Ward();
        var away = ward.AddUser(status: "leave");
        ward.Open(away, ward.AddPatient(), 20);
        Assert.Empty(ward.Found<DormantAccountRule>());
    }

    [Fact]
    public void StaysQuiet_WhenThePersonComesBackToTheWardsPatients()
    {
        var ward = new Ward();
        var back = ward.AddUser();
        foreach (var patient in ward.PatientsOf(ward.Surgery))
        {
            ward.Open(back, patient, 42);
        }

        Assert.Empty(ward.Found<DormantAccountRule>());
    }

    [Fact]
    public void StaysQuiet_OnAnAccountInDailyUse()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(60))
        {
            ward.Open(ward.Nurse, patient, 20);
        }

        Assert.Empty(ward.Found<DormantAccountRule>());
    }

    /// <summary>Who comes back to work leaves something of it.</summary>
    [Theory]
    [InlineData(AccessAction.Create, 0)]
    [InlineData(AccessAction.Read, 1)]
    public void WeighsLess_WhereSomethingWasAdded(AccessAction action, int found)
    {
        var ward = new Ward();
        var user = ward.AddUser();
        var patient = ward.AddPatient();
        ward.Do(AccessAction.Read, user, patient, 42);
        ward.Do(action, user, patient, 42, 13, 5);
        Assert.Equal(found, ward.Found<DormantAccountRule>().Count);
    }
}
