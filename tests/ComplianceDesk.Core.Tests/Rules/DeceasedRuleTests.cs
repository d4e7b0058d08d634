using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class DeceasedRuleTests
{
    [Fact]
    public void Flags_ARecordOpenedWeeksAfterTheDeath()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: 2);
        ward.Open(ward.Nurse, patient, 25);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<DeceasedRule>());
    }

    [Fact]
    public void StaysQuiet_TheDayAfterTheDeath()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: 10);
        ward.Open(ward.Nurse, patient, 11);
        Assert.Empty(ward.Found<DeceasedRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheRecordIsReleasedToTheFamily()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: 2);
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        ward.Open(clerk, patient, 25);
        Assert.Empty(ward.Found<DeceasedRule>());
    }
}
