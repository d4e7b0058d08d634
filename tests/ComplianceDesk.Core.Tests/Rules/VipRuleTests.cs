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

    /// <summary>A wrong chart hits those on the list as often as ordinary care does: a single look keeps its weight where care of them is rare.</summary>
    [Fact]
    public void Flags_ASingleLook_LeftAtOnce()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var (vip, right) = (ward.AddPatient(vip: true), ward.AddPatient());
        ward.AddEncounter(right, ward.Surgery, 8, 12);
        ward.Do(AccessAction.Read, ward.Nurse, vip, 10, 13, 0);
        ward.Do(AccessAction.Read, ward.Nurse, right, 10, 13, 1);
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

    [Theory]
    [ClassData(typeof(AdviceCases))]
    public void Flags_WhoWasNotAskedForAdvice(string role, int day, bool isFound)
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        var reader = ward.OpenFromOutside(vip, ward.Surgery, ward.Clinic, role, day);
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
