using ComplianceDesk.Core.Access;
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
        Meet(patients, Colleagues, hoursApart);
        Assert.Equal(reason, ward.ReasonOf(Colleagues[1], patients[2], 20));
    }

    /// <summary>A board of several disciplines: each reads the list on its day or the day before. Who writes treats, and people of one department are no board.</summary>
    [Theory]
    [InlineData(true, false, "case-conference")]
    [InlineData(true, true, null)]
    [InlineData(false, false, null)]
    public void Explains_WhoPreparesOnTheDayBefore(bool isBoard, bool writes, string? reason)
    {
        var patients = ward.AddPatients(4);
        var people = isBoard ? People : Colleagues;
        for (var person = 0; person < people.Length; person++)
        {
            for (var i = 0; i < patients.Length; i++)
            {
                ward.Open(people[person], patients[i], person == 0 ? 19 : 20, 7 + (5 * person), 10 * i);
                if (writes && person == 2)
                {
                    ward.Do(AccessAction.Update, people[person], patients[i], 20, 17, 10 * i);
                }
            }
        }

        Assert.Equal(reason, ward.ReasonOf(people[1], patients[2], 20));
        Assert.Equal(reason, ward.ReasonOf(people[0], patients[2], 19));
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

    private int[] Colleagues => ward.NursesOf(ward.Surgery)[..3];

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
