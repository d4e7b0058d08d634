using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class CaseConferenceExplanationTests
{
    private readonly Ward ward = new();

    [Fact]
    public void Explains_SeveralPeopleOverTheSamePatients()
    {
        var patients = ward.AddPatients(4);
        Meet(patients, People);
        Assert.Equal("case-conference", ward.ReasonOf(People[1], patients[2], 20));
    }

    [Fact]
    public void LeavesOpen_ARushOnOneRecord()
    {
        var patients = ward.AddPatients(1);
        Meet(patients, People);
        Assert.Null(ward.ReasonOf(People[1], patients[0], 20));
    }

    [Fact]
    public void LeavesOpen_TwoPeopleOverTheSamePatients()
    {
        var patients = ward.AddPatients(4);
        Meet(patients, People[..2]);
        Assert.Null(ward.ReasonOf(People[1], patients[2], 20));
    }

    /// <summary>Three patients are two others than the one that is asked about.</summary>
    [Fact]
    public void CountsOut_TheMeetingThatIsAskedAbout()
    {
        var patients = ward.AddPatients(3);
        Meet(patients, People);
        Assert.Null(ward.ReasonOf(People[1], patients[2], 20));
    }

    private int[] People => [ward.Nurse, ward.NursesOf(ward.Medicine)[0], ward.NursesOf(ward.Clinic)[0]];

    private void Meet(int[] patients, int[] people)
    {
        foreach (var person in people)
        {
            for (var i = 0; i < patients.Length; i++)
            {
                ward.Open(person, patients[i], 20, 7, 10 * i);
            }
        }
    }
}
