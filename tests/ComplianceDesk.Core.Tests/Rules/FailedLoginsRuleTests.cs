using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FailedLoginsRuleTests
{
    [Fact]
    public void Flags_ABurstThatNeverEnds()
    {
        var ward = new Ward();
        Fail(ward, ward.Nurse, 14, workstation: ward.Next(), address: ward.Next());
        Assert.Equal([(ward.Nurse, 0)], ward.Found<FailedLoginsRule>());
    }

    [Fact]
    public void StaysQuiet_OnAForgottenPassword()
    {
        var ward = new Ward();
        Fail(ward, ward.Nurse, 7);
        ward.Do(AccessAction.Login, ward.Nurse, 0, 14, 7, 8);
        Assert.Empty(ward.Found<FailedLoginsRule>());
    }

    [Fact]
    public void StaysQuiet_OnAnOutageOfMany()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery).Concat(ward.NursesOf(ward.Clinic)))
        {
            Fail(ward, nurse, 14, workstation: ward.Next(), address: ward.Next());
        }

        Assert.Empty(ward.Found<FailedLoginsRule>());
    }

    [Fact]
    public void Flags_ManyAccountsTriedFromOneAddress()
    {
        var ward = new Ward();
        var address = ward.Next();
        foreach (var nurse in ward.NursesOf(ward.Surgery).Concat(ward.NursesOf(ward.Clinic)))
        {
            Fail(ward, nurse, 14, workstation: ward.Next(), address: address);
        }

        Assert.Equal(12, ward.Found<FailedLoginsRule>().Count);
    }

    private static void Fail(Ward ward, int user, int times, int? workstation = null, int address = 0)
    {
        for (var minute = 0; minute < times; minute++)
        {
            ward.Do(AccessAction.Login, user, 0, 14, 7, minute, AccessOutcome.Failure, workstation, address);
        }
    }
}
