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

    /// <summary>Each prepares when there is time, hours apart; what they share is the list of patients.</summary>
    [Theory]
    [InlineData(3, "case-conference")]
    [InlineData(5, null)]
    public void Explains_WhoPreparesInTheCourseOfTheDay(int hoursApart, string? reason)
    {
        var patients = ward.AddPatients(4);
        Meet(patients, People, hoursApart);
        Assert.Equal(reason, ward.ReasonOf(People[1], patients[2], 20));
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

    private void Meet(int[] patients, int[] people, int hoursApart = 0)
    {
        for (var person = 0; person < people.Length; person++)
        {
            for (var i = 0; i < patients.Length; i++)
            {
                ward.Open(people[person], patients[i], 20, 7 + (hoursApart * person), 10 * i);
            }
        }
    }
}
