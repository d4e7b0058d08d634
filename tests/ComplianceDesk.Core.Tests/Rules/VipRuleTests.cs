using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class VipRuleTests
{
    [Fact]
    public void Flags_AVipWhomNobodyTreats()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<VipRule>());
    }

    [Fact]
    public void Flags_OnlyTheStrangerAmongThoseWhoOpenAVipInCare()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Surgery, 8, 12);
        var stranger = ward.NursesOf(ward.Clinic)[0];
        ward.Open(ward.Nurse, vip, 10);
        ward.Open(stranger, vip, 10);
        Assert.Equal([(stranger, vip)], ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheVipsOwnWard()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Surgery, 8, 12);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Empty(ward.Found<VipRule>());
    }

    /// <summary>Of the people of another department who read the record of a VIP on a ward, a physician may have been asked for advice; a physician who reads long after, and an aide, were not.</summary>
    [Theory]
    [InlineData("Physician", 10, false)]
    [InlineData("Physician", 19, true)]
    [InlineData("Nursing assistant", 10, true)]
    public void Flags_WhoWasNotAskedForAdvice(string role, int day, bool isFound)
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Surgery, 8, 12);
        var reader = ward.AddUser(role: role, department: ward.Clinic);
        ward.Open(reader, vip, day);
        Assert.Equal(isFound ? [(reader, vip)] : [], ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheAccessWasRefused()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Do(AccessAction.Read, ward.Nurse, vip, 10, outcome: AccessOutcome.Denied);
        ward.Do(AccessAction.Read, ward.Nurse, vip, 10, minute: 1, outcome: AccessOutcome.Denied);
        Assert.Empty(ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_OnAnotherPatient()
    {
        var ward = new Ward();
        ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, ward.AddPatient(), 10);
        Assert.Empty(ward.Found<VipRule>());
    }
}
