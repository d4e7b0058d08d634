using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class NameFishingRuleTests
{
    [Fact]
    public void Flags_SearchesThatEndInAStranger()
    {
        var ward = new Ward();
        Search(ward, ward.Nurse, 8);
        ward.Open(ward.Nurse, ward.AddPatient(), 10, 13, 9);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<NameFishingRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheSearchEndsInAPatientOfTheWard()
    {
        var ward = new Ward();
        Search(ward, ward.Nurse, 8);
        ward.Open(ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10, 13, 9);
        Assert.Empty(ward.Found<NameFishingRule>());
    }

    [Fact]
    public void StaysQuiet_OnARegistrationClerk()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Registration clerk", department: ward.Office);
        Search(ward, clerk, 8);
        ward.Open(clerk, ward.AddPatient(), 10, 13, 9);
        Assert.Empty(ward.Found<NameFishingRule>());
    }

    /// <summary>Where peers search as much every day, a run of searches is their work.</summary>
    [Fact]
    public void StaysQuiet_WhenPeersSearchAsMuch()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            for (var day = 0; day < 25; day++)
            {
                for (var minute = 0; minute < 7; minute++)
                {
                    ward.Do(AccessAction.Query, nurse == ward.Nurse ? ward.AddUser() : nurse, 0, day, 14, minute);
                }
            }
        }

        Search(ward, ward.Nurse, 8);
        ward.Open(ward.Nurse, ward.AddPatient(), 10, 13, 9);
        Assert.Empty(ward.Found<NameFishingRule>());
    }

    private static void Search(Ward ward, int user, int times)
    {
        for (var minute = 0; minute < times; minute++)
        {
            ward.Do(AccessAction.Query, user, 0, 10, 13, minute);
        }
    }

    [Fact]
    public void Flags_SearchesOfACoderWhoseOfficeWouldHaveAReason()
    {
        var (ward, coder) = Coder();
        Search(ward, coder, 8);
        Assert.Equal([(coder, 0)], ward.Found<NameFishingRule>());
    }

    [Fact]
    public void StaysQuiet_OnACoderWhoSearchesOnce()
    {
        var (ward, coder) = Coder();
        Search(ward, coder, 1);
        Assert.Empty(ward.Found<NameFishingRule>());
    }

    private static (Ward Ward, int Coder) Coder()
    {
        var ward = new Ward();
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Medicine, 1, 3);
        ward.Open(coder, patient, 10, 13, 9);
        return (ward, coder);
    }
}
