using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class NoCareAnywhereRuleTests
{
    [Fact]
    public void Flags_AVipWhoWasNotInCare()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<NoCareAnywhereRule>());
    }

    [Fact]
    public void StaysQuiet_OnAVipInCareElsewhere()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.AddEncounter(vip, ward.Clinic, 8, 12);
        ward.Open(ward.Nurse, vip, 10);
        Assert.Empty(ward.Found<NoCareAnywhereRule>());
        Assert.NotEmpty(ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_WithNothingToSupport()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        ward.Open(ward.Nurse, ward.AddPatient(), 10);
        Assert.Empty(ward.Found<NoCareAnywhereRule>());
        Assert.Empty(ward.Judge().Findings);
    }
}
