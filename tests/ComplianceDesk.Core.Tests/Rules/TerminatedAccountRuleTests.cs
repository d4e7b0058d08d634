using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class TerminatedAccountRuleTests
{
    [Fact]
    public void Flags_UseAfterTheLastDay()
    {
        var ward = new Ward();
        var gone = ward.AddUser(status: "terminated", terminated: 5);
        ward.Open(gone, ward.PatientsOf(ward.Surgery)[0], 12);
        Assert.Equal([(gone, 0)], ward.Found<TerminatedAccountRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheEndOfTheLastShift()
    {
        var ward = new Ward();
        var leaving = ward.AddUser(status: "terminated", terminated: 5);
        var patient = ward.PatientsOf(ward.Surgery)[0];
        ward.Open(leaving, patient, 5, 22);
        ward.Open(leaving, patient, 5, 23, 30);
        ward.Open(leaving, patient, 6, 0, 30);
        Assert.Empty(ward.Found<TerminatedAccountRule>());
    }

    [Fact]
    public void StaysQuiet_OnAPersonHiredAgain()
    {
        var ward = new Ward();
        var back = ward.AddUser(status: "active", hired: 8, terminated: 5);
        ward.Open(back, ward.PatientsOf(ward.Surgery)[0], 12);
        Assert.Empty(ward.Found<TerminatedAccountRule>());
    }

    [Fact]
    public void StaysQuiet_OnSignInsThatFailed()
    {
        var ward = new Ward();
        var gone = ward.AddUser(status: "terminated", terminated: 5);
        ward.Do(AccessAction.Login, gone, 0, 12, outcome: AccessOutcome.Failure);
        Assert.Empty(ward.Found<TerminatedAccountRule>());
    }
}
