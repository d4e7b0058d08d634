using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>
/// A nurse of another department who works with the midwives for two weeks, as the care team states; then with a patient for whom the care team does not name her.
/// </summary>
public sealed class ColleagueGroupExplanationTests
{
    [Fact]
    public void Explains_AMemberOfTheGroupThatIsAtWork()
    {
        var (ward, visiting, patient) = Together();
        ward.Open(visiting, patient, 20);
        Assert.Equal("colleague-group", ward.ReasonOf(visiting, patient, 20));
    }

    [Fact]
    public void DoesNotExplain_WhenTheGroupIsNotAtWork()
    {
        var (ward, visiting, patient) = Together();
        ward.Open(visiting, patient, 40);
        Assert.Null(ward.ReasonOf(visiting, patient, 40));
    }

    /// <summary>Opening a ward's patients every day without a reason makes nobody a member of its group.</summary>
    [Fact]
    public void DoesNotExplain_SomeoneWhoLooksEveryDay()
    {
        var (ward, _, patient) = Together();
        for (var day = 0; day < 30; day++)
        {
            ward.Open(ward.Nurse, patient, day);
            ward.Open(ward.Nurse, ward.PatientsOf(ward.Maternity)[day % 8], day);
        }

        Assert.Null(ward.ReasonOf(ward.Nurse, patient, 20));
    }

    private static (Ward Ward, int Visiting, int Patient) Together()
    {
        var ward = new Ward();
        var visiting = ward.AddUser(department: ward.Emergency);
        var midwives = ward.NursesOf(ward.Maternity);
        foreach (var patient in ward.PatientsOf(ward.Maternity))
        {
            ward.AddCareTeam(patient, visiting, 0, 15);
            for (var day = 0; day < 14; day++)
            {
                ward.Open(visiting, patient, day);
            }
        }

        var unnamed = ward.AddPatient();
        ward.AddEncounter(unnamed, ward.Maternity, 0, 20);
        foreach (var midwife in midwives[..3])
        {
            ward.Open(midwife, unnamed, 20);
        }

        return (ward, visiting, unnamed);
    }
}
