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
}
