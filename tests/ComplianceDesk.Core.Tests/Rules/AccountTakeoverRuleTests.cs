using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class AccountTakeoverRuleTests
{
    [Fact]
    public void Flags_FailuresThenAStrangePlaceThenStrangers()
    {
        var ward = new Ward();
        TakeOver(ward, ward.Next(), ward.Next(), ward.AddPatients(5));
        Assert.Equal([(ward.Nurse, 0)], ward.Found<AccountTakeoverRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheSuccessIsAtTheUsersWorkstation()
    {
        var ward = new Ward();
        TakeOver(ward, null, 0, ward.AddPatients(5));
        Assert.Empty(ward.Found<AccountTakeoverRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheUsersOwnPatientsAreOpenedFromTheNewPlace()
    {
        var ward = new Ward();
        TakeOver(ward, ward.Next(), ward.Next(), ward.PatientsOf(ward.Surgery)[..5]);
        Assert.Empty(ward.Found<AccountTakeoverRule>());
    }

    private static void TakeOver(Ward ward, int? workstation, int address, int[] patients, int failures = 5)
    {
        for (var minute = 0; minute < failures; minute++)
        {
            ward.Do(AccessAction.Login, ward.Nurse, 0, 14, 3, minute, AccessOutcome.Failure, workstation, address);
        }

        ward.Do(AccessAction.Login, ward.Nurse, 0, 14, 3, 6, AccessOutcome.Success, workstation, address);
        for (var i = 0; i < patients.Length; i++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, patients[i], 14, 3, 8 + i, AccessOutcome.Success, workstation, address);
        }
    }

    /// <summary>Fewer failures and one page of one record may be a slip; more of both are not. Whoever writes in it is at work.</summary>
    [Theory]
    [InlineData(4, 2, false, 1)]
    [InlineData(4, 2, true, 0)]
    [InlineData(4, 1, false, 0)]
    [InlineData(3, 2, false, 0)]
    public void Flags_OneStrangerReadMoreThanOnce(int failures, int reads, bool writes, int found)
    {
        var ward = new Ward { Policy = Ward.Without("failed-logins", "unexplained-look", "strange-place") };
        var (workstation, stranger) = (ward.Next(), ward.AddPatient());
        TakeOver(ward, workstation, ward.Next(), [.. Enumerable.Repeat(stranger, reads)], failures);
        if (writes)
        {
            ward.Do(AccessAction.Create, ward.Nurse, stranger, 14, 3, 20, workstation: workstation);
        }

        Assert.Equal(found, ward.Found<AccountTakeoverRule>().Count);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    public void Flags_TwoStrangersFromTheNewPlace(int strangers, int found)
    {
        var ward = new Ward { Policy = Ward.Without("failed-logins", "unexplained-look", "strange-place") };
        TakeOver(ward, ward.Next(), ward.Next(), ward.AddPatients(strangers));
        Assert.Equal(found, ward.Found<AccountTakeoverRule>().Count);
    }
}
