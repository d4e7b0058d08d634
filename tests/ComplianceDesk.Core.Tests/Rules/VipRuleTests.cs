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

    /// <summary>Whose advice is asked meets VIPs as everybody does: where many patients are, that is chance, and where none else is, it is looked at. An aide is asked nothing.</summary>
    [Theory]
    [InlineData("Physician", 10, 60, false)]
    [InlineData("Physician", 19, 60, true)]
    [InlineData("Physician", 10, 0, true)]
    [InlineData("Nursing assistant", 10, 60, true)]
    public void Flags_WhoWasNotAskedForAdvice(string role, int day, int others, bool isFound)
    {
        var ward = new Ward();
        foreach (var other in Enumerable.Range(0, others).Select(_ => ward.AddPatient(vip: true)).ToArray())
        {
            ward.AddEncounter(other, ward.Surgery, 3, 5);
            foreach (var nurse in ward.NursesOf(ward.Surgery))
            {
                ward.Open(nurse, other, 4);
            }
        }

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
