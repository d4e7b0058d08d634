using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class FixationRuleTests
{
    [Fact]
    public void Flags_OneRecordAgainAndAgain()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var day in new[] { 2, 6, 11, 17, 24, 28 })
        {
            ward.Open(ward.Nurse, patient, day);
        }

        Assert.Equal([(ward.Nurse, patient)], ward.Found<FixationRule>());
    }

    [Fact]
    public void StaysQuiet_OnALongStay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Surgery, 1, 28);
        foreach (var day in new[] { 2, 6, 11, 17, 24, 28 })
        {
            ward.Open(ward.Nurse, patient, day);
        }

        Assert.Empty(ward.Found<FixationRule>());
    }

    [Fact]
    public void StaysQuiet_OnOneDay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        for (var hour = 8; hour < 16; hour++)
        {
            ward.Open(ward.Nurse, patient, 10, hour, 30);
        }

        Assert.Empty(ward.Found<FixationRule>());
    }
}
