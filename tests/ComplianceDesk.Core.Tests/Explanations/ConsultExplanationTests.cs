using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class ConsultExplanationTests
{
    [Fact]
    public void Explains_TheServiceOfAColleagueWhoWroteANote()
    {
        var (ward, patient) = Stay();
        ward.AddWork(patient, ward.NursesOf(ward.Clinic)[1], 9);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Equal("consult", ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    /// <summary>The user's own note makes no consult of a look.</summary>
    [Fact]
    public void DoesNotExplain_TheUsersOwnNote()
    {
        var (ward, patient) = Stay();
        ward.AddWork(patient, ward.NursesOf(ward.Clinic)[0], 10);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    /// <summary>Nobody is consulted on a patient who has not come: what is written on the next day foresees no arrival.</summary>
    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "consult")]
    public void Explains_NoLookBeforeThePatientCame(int day, string? expected)
    {
        var (ward, patient) = Stay();
        ward.AddWork(patient, ward.NursesOf(ward.Clinic)[1], 6);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, day, hour: 20);
        Assert.Equal(expected, ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, day));
    }

    [Fact]
    public void DoesNotExplain_AnotherServicesNote()
    {
        var (ward, patient) = Stay();
        ward.AddWork(patient, ward.NursesOf(ward.Emergency)[1], 9);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    private static (Ward Ward, int Patient) Stay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Maternity, 5, 15);
        return (ward, patient);
    }
}
