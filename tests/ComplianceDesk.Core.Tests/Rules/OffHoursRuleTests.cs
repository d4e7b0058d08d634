using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class OffHoursRuleTests
{
    [Fact]
    public void Flags_AVipOpenedByADayNurseAtNight()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 10, hour: 2);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<OffHoursRule>());
    }

    [Fact]
    public void StaysQuiet_InTheMiddleOfTheShift()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 10, hour: 12);
        Assert.Empty(ward.Found<OffHoursRule>());
        Assert.NotEmpty(ward.Found<VipRule>());
    }

    [Fact]
    public void StaysQuiet_WithNothingToSupport()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look", "strange-hours") };
        ward.Open(ward.Nurse, ward.AddPatient(), 10, hour: 2);
        Assert.Empty(ward.Found<OffHoursRule>());
        Assert.Empty(ward.Judge().Findings);
    }
}
