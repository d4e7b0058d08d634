using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class CareTeamExplanationTests
{
    [Fact]
    public void Explains_AMemberOfTheCareTeam()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse, 5, 20);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("care-team", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void Explains_AResponsibilityWithoutDays()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Equal("care-team", ward.ReasonOf(ward.Nurse, patient, 10));
    }

    /// <summary>Who completes a record has a month after the end, who only reads two weeks, unless it is somebody whose advice is asked or whose office has work on records.</summary>
    [Theory]
    [InlineData("Registered nurse", 14, false, "care-team")]
    [InlineData("Registered nurse", 15, false, null)]
    [InlineData("Registered nurse", 15, true, "care-team")]
    [InlineData("Hospitalist physician", 30, false, "care-team")]
    [InlineData("Case manager", 30, false, "care-team")]
    [InlineData("Registered nurse", 31, true, null)]
    public void Explains_AfterTheEnd(string role, int after, bool writes, string? expected)
    {
        var ward = new Ward();
        var (user, patient) = (ward.AddUser(role: role), ward.AddPatient());
        ward.AddCareTeam(patient, user, -10, 0);
        ward.Do(writes ? Core.Access.AccessAction.Update : Core.Access.AccessAction.Read, user, patient, after);
        Assert.Equal(expected, ward.ReasonOf(user, patient, after));
    }

    [Fact]
    public void DoesNotExplain_AResponsibilityLongPast()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(patient, ward.Nurse, -300, -200);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }

    [Fact]
    public void DoesNotExplain_AMemberForAnotherPatient()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddCareTeam(ward.AddPatient(), ward.Nurse);
        ward.Open(ward.Nurse, patient, 10);
        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 10));
    }
}
