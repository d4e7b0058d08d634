using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class StrangePlaceRuleTests
{
    [Fact]
    public void Flags_AnAccountInUseAtTwoPlacesAtOnce()
    {
        var ward = new Ward();
        Roam(ward, ward.AddPatients(5));
        Assert.Equal([(ward.Nurse, 0)], ward.Found<StrangePlaceRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheStrangeWorkstationShowsTheWardsPatients()
    {
        var ward = new Ward();
        Roam(ward, ward.PatientsOf(ward.Surgery)[..5]);
        Assert.Empty(ward.Found<StrangePlaceRule>());
    }

    [Fact]
    public void StaysQuiet_AtTheUsersOwnWorkstation()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(5))
        {
            ward.Open(ward.Nurse, patient, 10, 13, 20);
        }

        Assert.Empty(ward.Found<StrangePlaceRule>());
    }

    /// <summary>The nurse works at the ward's workstation while somebody opens these patients at a strange one.</summary>
    private static void Roam(Ward ward, IEnumerable<int> patients)
    {
        var strange = ward.Next();
        var own = ward.PatientsOf(ward.Surgery)[^1];
        ward.Open(ward.Nurse, own, 10, 13, 15);
        foreach (var (patient, turn) in patients.Select((p, i) => (p, i)))
        {
            ward.Open(ward.Nurse, patient, 10, 13, 18 + (turn * 2), strange);
            ward.Open(ward.Nurse, own, 10, 13, 19 + (turn * 2));
        }

        ward.Open(ward.Nurse, own, 10, 13, 32);
    }
}
