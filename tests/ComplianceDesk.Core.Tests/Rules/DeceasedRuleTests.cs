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

    /// <summary>A wrong chart, left for the right one within a minute, weighs half; one that is left for nothing is a look.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void Flags_ASingleLook_UnlessItWasPlainlyAWrongChart(bool leadsOn, int found)
    {
        var ward = new Ward();
        var patient = ward.AddPatient(death: -60);
        ward.Do(Core.Access.AccessAction.Read, ward.Nurse, patient, 20, 18);
        if (leadsOn)
        {
            ward.Do(Core.Access.AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 20, 18, 1);
        }

        Assert.Equal(found, ward.Found<DeceasedRule>().Count);
    }
}
