using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class RepeatOffenderRuleTests
{
    [Fact]
    public void Flags_AFindingAfterAViolation_WithItsPoints()
    {
        var (ward, vip) = (new Ward { Policy = Ward.Without("unexplained-look") }, 0);
        vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 20);
        var before = Assert.Single(ward.Judge().Findings).Score;
        ward.AddViolation(ward.Nurse, ward.AddPatient(), 5);
        Assert.Equal([(ward.Nurse, vip)], ward.Found<RepeatOffenderRule>());
        Assert.Equal(before + 10, Assert.Single(ward.Judge().Findings).Score);
    }

    [Fact]
    public void Flags_AnEpisodeAfterAViolation()
    {
        var ward = new Ward();
        ward.AddViolation(ward.Nurse, ward.AddPatient(), 5);
        for (var i = 0; i < 15; i++)
        {
            ward.Do(Core.Access.AccessAction.Login, ward.Nurse, 0, 20, 3, i % 10, Core.Access.AccessOutcome.Failure);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<RepeatOffenderRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheViolationItself()
    {
        var ward = new Ward();
        var vip = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, vip, 20);
        ward.AddViolation(ward.Nurse, vip, 20);
        Assert.Empty(ward.Found<RepeatOffenderRule>());
    }

    [Fact]
    public void StaysQuiet_OnSomebodyElsesViolation()
    {
        var ward = new Ward();
        ward.Open(ward.Nurse, ward.AddPatient(vip: true), 20);
        ward.AddViolation(ward.NursesOf(ward.Clinic)[0], ward.AddPatient(), 5);
        Assert.Empty(ward.Found<RepeatOffenderRule>());
    }
}
